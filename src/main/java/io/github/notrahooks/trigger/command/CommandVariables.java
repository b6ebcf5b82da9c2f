package io.github.notrahooks.trigger.command;

import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.definition.Command;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The environment of a command: of the server's only what is said, so that its secrets stay with it. */
final class CommandVariables {
  /** The variable by which the processes of an execution are known again. */
  static final String EXECUTION = "NOTRA_HOOKS_EXECUTION";

  private static final List<String> SERVERS = List.of("PATH", "HOME", "LANG", "TZ");

  /** In characters. Anybody may have sent the values, and a system takes so many bytes of all together. */
  private static final int LONGEST = 256;

  private CommandVariables() {}

  /** All variables that a command gets. */
  static Map<String, String> of(
      Map<String, String> server,
      Command command,
      Execution execution,
      LogRecord delivery,
      RunFolder files) {
    Map<String, String> all = new LinkedHashMap<>();
    SERVERS.forEach(name -> copy(name, server, all));
    command.environment().forEach(name -> copy(name, server, all));
    all.put("NOTRA_HOOKS_EVENT", tamed(delivery.payload().event()));
    all.put("NOTRA_HOOKS_ACTION", tamed(delivery.payload().action()));
    all.put("NOTRA_HOOKS_PROVIDER", tamed(delivery.integrationType()));
    all.put("NOTRA_HOOKS_DELIVERY", tamed(execution.deliveryId()));
    all.put("NOTRA_HOOKS_LOG_ID", tamed(delivery.id()));
    all.put(EXECUTION, tamed(execution.id()));
    all.put("NOTRA_HOOKS_PAYLOAD_FILE", files.payload().toString());
    all.put("NOTRA_HOOKS_HEADERS_FILE", files.headers().toString());
    return all;
  }

  private static void copy(String name, Map<String, String> server, Map<String, String> all) {
    String value = server.get(name);
    if (value != null) {
      all.put(name, value);
    }
  }

  /** A value from outside, without its controls, and cut. */
  static String tamed(String value) {
    StringBuilder kept = new StringBuilder();
    value
        .codePoints()
        .filter(c -> !Character.isISOControl(c))
        .limit(LONGEST)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
