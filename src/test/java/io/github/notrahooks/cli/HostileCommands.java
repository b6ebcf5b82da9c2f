package io.github.notrahooks.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Commands whose arguments, files or deliveries hold text that would steer a terminal. */
public final class HostileCommands {
  /** The name of a file. */
  static final String FILE_NAME = "p\u001b[2J\u202e\u009b\r\nFORGED.json";

  private HostileCommands() {}

  /** All of them. */
  public static Stream<List<String>> all() {
    String[] options = {
      "NOTRA\u001b[2J", "--opt\u202e\u001b[2J=\r\nFORGED", "\u009b", "a\r\nFORGED", "\ufeff\u200b"
    };
    List<List<String>> commands = new ArrayList<>();
    for (String each : options) {
      commands.add(List.of(each));
      commands.add(List.of("--stacktrace", each));
      commands.add(List.of("--home", each + "/x\0", "logs", "list"));
      commands.add(List.of("-o", each, "logs", "list"));
      commands.add(List.of("samples", each));
      commands.add(List.of("samples", "show", each));
      commands.add(List.of("samples", "list", "--provider", each));
      commands.add(List.of("send", each));
      commands.add(List.of("send", "push", "--to", each));
      commands.add(List.of("send", "push", "--to", "http://127.0.0.1:1/" + each));
      commands.add(List.of("send", "push", "--dry-run", "--set", each + "=1"));
      commands.add(List.of("send", "push", "--dry-run", "--set", "ref=" + each));
      commands.add(List.of("send", "push", "--dry-run", "--remove", each));
      commands.add(List.of("send", "push", "--dry-run", "-H", each));
      commands.add(List.of("send", "push", "--dry-run", "-H", "X-A: " + each));
      commands.add(List.of("send", "push", "--dry-run", "--delivery-id", each));
      commands.add(List.of("send", "push", "--dry-run", "--event", each));
      commands.add(List.of("send", "push", "--dry-run", "--integration", each));
      commands.add(List.of("send", "push", "--dry-run", "--fault", each));
      commands.add(List.of("send", "push", "--dry-run", "--rate", each, "--timeout", each));
      commands.add(List.of("ping", "--to", "http://" + each + "/"));
      commands.add(List.of("ping", "--integration", each));
      commands.add(List.of("replay", each));
      commands.add(List.of("replay", "--grep", each, "--dry-run"));
      commands.add(List.of("replay", "last", "--speed", each, "--to", each));
      commands.add(List.of("verify", each, "--signature", each, "--secret-file", "secret"));
      commands.add(
          List.of("verify", "hostile.json", "--signature", each, "--secret-file", "secret"));
      commands.add(List.of("verify", "hostile.json", "--signature", each, "--secret-file", each));
      commands.add(List.of("verify", "hostile.json", "--provider", each, "--signature", "x"));
      commands.add(List.of("verify", "--delivery", each));
      commands.add(List.of("sign", "hostile.json", "--provider", each, "--event", each));
      commands.add(List.of(
          "sign",
          "hostile.json",
          "--provider",
          "github",
          "--event",
          each,
          "--secret-file",
          "secret"));
      commands.add(List.of(
          "sign",
          "hostile.json",
          "--provider",
          "github",
          "--event",
          "push",
          "--delivery-id",
          each,
          "--secret-file",
          "secret"));
      commands.add(List.of("logs", each));
      commands.add(List.of("logs", "show", each));
      commands.add(List.of("logs", "list", "--event", each, "--since", "1h"));
      commands.add(List.of("logs", "list", "--since", each));
      commands.add(List.of("logs", "list", "--outcome", each));
      commands.add(List.of("logs", "export", "-f", each, "x"));
      commands.add(List.of("logs", "prune", "--before", each));
      commands.add(List.of("integrations", "add", each));
      commands.add(List.of("integrations", "add", "github", "--name", each, "--id", "i1"));
      commands.add(List.of("integrations", "add", "github", "--name", "n", "--id", each));
      commands.add(List.of("integrations", "remove", each, "--yes"));
      commands.add(List.of("integrations", "disable", each));
      commands.add(List.of("integrations", "url", each));
      commands.add(List.of("integrations", "rotate-secret", each));
      commands.add(List.of("repos", "add", each, each));
      commands.add(List.of("repos", "add", "int_github", each));
      commands.add(List.of("repos", "remove", each, "--yes"));
      commands.add(List.of("completion", each));
      commands.add(List.of("serve", "--host", each));
      commands.add(List.of("serve", "--port", each));
      commands.add(List.of("serve", "--ready-file", each + "\0", "--port", "0"));
    }
    for (String part : new String[] {"", "--headers", "--curl", "--har"}) {
      for (int i = 0; i < 4; i++) {
        String id = String.format("log_%016x", i);
        commands.add(
            part.isEmpty() ? List.of("logs", "show", id) : List.of("logs", "show", id, part));
      }
    }
    for (int i = 0; i < 4; i++) {
      commands.add(List.of("logs", "show", String.format("log_%016x", i), "--body"));
      commands.add(List.of(
          "verify", "--delivery", String.format("log_%016x", i), "--secret-file", "secret"));
      commands.add(List.of("replay", String.format("log_%016x", i), "--dry-run"));
      commands.add(List.of(
          "replay",
          String.format("log_%016x", i),
          "--dry-run",
          "--sign",
          "keep",
          "--to",
          "http://127.0.0.1:1/"));
    }
    commands.add(List.of("logs", "list"));
    commands.add(List.of("logs", "list", "-v"));
    commands.add(List.of("logs", "stats"));
    commands.add(List.of("logs", "check"));
    commands.add(List.of("logs", "prune"));
    commands.add(List.of("logs", "export", "-"));
    commands.add(List.of("logs", "export", "-f", "har", "-"));
    commands.add(List.of("logs", "export", FILE_NAME));
    commands.add(List.of("logs", "export", "--force", FILE_NAME));
    commands.add(List.of("verify", "--logged"));
    commands.add(List.of("verify", "--logged", "--secret-file", "secret", "-v"));
    commands.add(
        List.of("verify", FILE_NAME, "--headers", "hostile.headers", "--secret-file", "secret"));
    commands.add(List.of(
        "verify",
        "hostile.json",
        "--headers",
        "hostile.headers",
        "--show-expected",
        "--secret-file",
        "secret"));
    commands.add(List.of(
        "sign", FILE_NAME, "--provider", "github", "--event", "push", "--secret-file", "secret"));
    commands.add(
        List.of("send", FILE_NAME, "--provider", "github", "--event", "push", "--dry-run"));
    commands.add(List.of(
        "send", FILE_NAME, "--provider", "github", "--event", "push", "--dry-run", "--set", "a=1"));
    commands.add(
        List.of("send", "hostile.json", "--provider", "github", "--event", "push", "--dry-run"));
    commands.add(List.of("shell"));
    commands.add(List.of("help", "\u001b[2J"));
    return commands.stream();
  }
}
