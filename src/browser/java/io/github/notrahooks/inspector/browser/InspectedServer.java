package io.github.notrahooks.inspector.browser;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.Result;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server with an inspector, and what is sent to it. */
final class InspectedServer implements AutoCloseable {
  private final CommandLineFixture fixture;
  private final List<String> options;
  private RunningCommandLine server;

  InspectedServer(Path folder, String... options) {
    fixture = new CommandLineFixture(folder);
    this.options = List.of(options);
    server = start("0");
  }

  private RunningCommandLine start(String port) {
    List<String> all = new ArrayList<>(List.of("--inspector-port", port));
    all.addAll(options);
    return fixture.serve(all.toArray(String[]::new));
  }

  /** The page's whole address, with its token. */
  String address() {
    return fixture.run("inspect", "--url").exits(0).out().strip();
  }

  /** The page's address without its token. */
  String origin() {
    String address = address();
    return address.substring(0, address.indexOf("/#"));
  }

  Result run(String... arguments) {
    return fixture.run(arguments);
  }

  /** Sends, whatever is answered. */
  void send(String... arguments) {
    List<String> all = new ArrayList<>(List.of("send"));
    all.addAll(List.of(arguments));
    fixture.run(all.toArray(String[]::new));
  }

  Path file(String name, String text) {
    return fixture.file(name, text);
  }

  /** Ends it, and starts it again with the inspector on the same port. */
  void restart() {
    String origin = origin();
    server.stop();
    server = start(origin.substring(origin.lastIndexOf(':') + 1));
  }

  @Override
  public void close() {
    server.close();
  }
}
