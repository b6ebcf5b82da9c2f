package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.home.RunningServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a server of this home runs and answers, and whether the port for one is free. */
final class ServerCheck implements Check {
  private static final String SERVER = "server";
  private static final String PORT = "port";
  private static final int PATIENCE_MILLIS = 2000;

  private final Context context;
  private final int port;

  ServerCheck(Context context, int port) {
    this.context = context;
    this.port = port;
  }

  @Override
  public List<Finding> findings() {
    Optional<RunningServer> server = RunningServer.read(context.home());
    List<Finding> findings = new ArrayList<>();
    findings.add(server
        .map(ServerCheck::running)
        .orElseGet(() -> Finding.ok(SERVER, "none runs on this home")));
    if (port > 0 && server.filter(running -> running.port() == port).isEmpty()) {
      findings.add(port(server.isPresent()));
    }
    return findings;
  }

  private static Finding running(RunningServer server) {
    String who = "process " + server.pid() + " at " + server.url();
    return answers(server.url())
        ? Finding.ok(SERVER, who + " answers")
        : Finding.problem(
            SERVER,
            who + " holds this home, but does not answer",
            "kill",
            Long.toString(server.pid()));
  }

  private static boolean answers(String base) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection) URI.create(base + "/healthz").toURL().openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(PATIENCE_MILLIS);
      connection.setReadTimeout(PATIENCE_MILLIS);
      try {
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } finally {
        connection.disconnect();
      }
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  private Finding port(boolean served) {
    try (ServerSocket unused = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Finding.ok(PORT, port + " is free");
    } catch (IOException e) {
      String by = answers("http://127.0.0.1:" + port)
          ? "by a server that answers as this tool's do, perhaps of another home"
          : "by another program (" + e.getMessage() + ")";
      List<String> fix = new ArrayList<>(context.self());
      fix.addAll(List.of("serve", "--port", "0"));
      String[] command = fix.toArray(String[]::new);
      String message = port + " cannot be used: it is taken " + by;
      return served
          ? Finding.warning(PORT, message + "; this home's server has another one")
          : Finding.problem(PORT, message, command);
    }
  }
}
