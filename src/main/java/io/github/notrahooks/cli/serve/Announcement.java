package io.github.notrahooks.cli.serve;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.OpenInspector;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.home.Access;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.receiver.undertow.ServerSettings;
import io.github.notrahooks.receiver.undertow.UndertowServer;
import io.github.notrahooks.view.CommandText;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a server says when it starts: to people, to scripts that wait for it, and to other commands. */
final class Announcement {
  private final Context context;
  private final LocalReceiver.Settings settings;
  private final DeliveryDisplay display;
  private final Output output;
  private final Home home;

  Announcement(Context context, LocalReceiver.Settings settings, DeliveryDisplay display) {
    this.context = context;
    this.settings = settings;
    this.display = display;
    this.output = display.output();
    this.home = context.home();
  }

  /** Says what was there before and should be for its owner alone. */
  void warnOfOtherReaders(LiveConfiguration configuration) {
    List<Path> open = new ArrayList<>(home.openToOthers());
    configuration.secretFiles().stream().filter(Access::isOpenToOthers).forEach(open::add);
    for (Path each : open) {
      output.warn("other users can read " + Printable.line(each.toString())
          + "; take that from them with chmod go-rwx");
    }
  }

  private String url(InetSocketAddress address) {
    String host = settings.host().contains(":") && address.getAddress() instanceof Inet6Address
        ? "[" + settings.host() + "]"
        : settings.host();
    return "http://" + host + ":" + address.getPort();
  }

  /**
   * Says that the server listens, to everybody who waits for it.
   *
   * @param inspector what shows deliveries in a browser, or null
   * @param open takes what is there as long as it listens
   */
  void listening(
      Configuration configuration,
      InetSocketAddress address,
      @Nullable OpenInspector inspector,
      Deque<AutoCloseable> open)
      throws IOException {
    String url = url(address);
    int port = address.getPort();
    long pid = ProcessHandle.current().pid();
    String inspectorUrl = inspector == null ? null : inspector.url();
    new RunningServer(url, port, pid, context.environment().variables().keySet(), inspectorUrl)
        .write(home);
    if (!UndertowServer.isLoopback(settings.host())) {
      output.warn("listening on "
          + settings.host()
          + ": others on the network can reach it; signatures are all that keeps them out");
    }
    if (!settings.sync()) {
      output.warn("--sync none: a power cut loses deliveries that were acknowledged");
    }
    if (settings.maxInFlight() != null && settings.maxInFlight() < ServerSettings.MAX_BODY_BYTES) {
      output.warn("--max-in-flight: a delivery with a body of more than " + settings.maxInFlight()
          + " bytes is always refused with 503");
    }
    for (Configuration.Endpoint endpoint : configuration.endpoints()) {
      String name = "  %-7s %-14s"
          .formatted(endpoint.integration().provider(), endpoint.repository().name());
      String payload = url + endpoint.path();
      int width = output.settings().errWidth();
      boolean one = width == 0 || name.length() + 1 + payload.length() <= width;
      // An address that begins a line of its own stands below the name.
      output.info(one ? name + " " + payload : name.stripTrailing() + "\n    " + payload);
    }
    output.info("  secrets: " + command("integrations", "list", "--show-secrets"));
    output.info("  try:     " + command("send", "push"));
    if (settings.readyFile() != null) {
      open.push(settings.readyFile());
      settings.readyFile().write(ready(configuration, url, port, pid, inspectorUrl));
    }
    if (inspector != null) {
      // What is not a terminal is kept, or read by others.
      boolean terminal = context.environment().terminals().err();
      output.info("inspector  " + (terminal ? inspector.url() : inspector.address()));
    }
    output.say("Listening on " + url);
    display.listening(url, configuration);
  }

  private String command(String... words) {
    List<String> all = new ArrayList<>(context.self());
    all.addAll(List.of(words));
    return Printable.line(CommandText.line(all));
  }

  private ObjectNode ready(
      Configuration configuration, String url, int port, long pid, @Nullable String inspector) {
    ObjectNode ready = Json.object()
        .put("url", url)
        .put("port", port)
        .put("pid", pid)
        .put("home", home.realPath().toString());
    if (inspector != null) {
      ready.put("inspector", inspector);
    }
    ArrayNode endpoints = ready.putArray("endpoints");
    for (Configuration.Endpoint endpoint : configuration.endpoints()) {
      endpoints
          .addObject()
          .put("provider", endpoint.integration().provider())
          .put("organizationId", endpoint.organization().id())
          .put("integrationId", endpoint.integration().id())
          .put("repositoryId", endpoint.repository().id())
          .put("url", url + endpoint.path());
    }
    return ready;
  }
}
