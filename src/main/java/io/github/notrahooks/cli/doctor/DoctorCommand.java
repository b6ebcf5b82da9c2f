package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.cli.doctor.Finding.State;
import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.cli.text.WrappedText;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: what is wrong with this machine, home and environment, and how to mend it. */
@Command(
    name = "doctor",
    header = "Look at what commands stand on: what is wrong, and how to mend it.",
    description = "Nothing is changed. Warnings are worth knowing; only what stops a command is a"
        + " failure.",
    exitCodeList = {ExitCodeTexts.NOTHING_STOPS, ExitCodeTexts.SOMETHING_STOPS, ExitCodeTexts.USAGE
    },
    footer = {"  notra-hooks doctor", "  notra-hooks doctor -o json"})
public final class DoctorCommand implements Callable<Integer> {
  private final Context context;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8484",
      description = "The port that a server would have (default: ${DEFAULT-VALUE}).")
  private int port;

  /** A command in a context. */
  public DoctorCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    Output output = context.output();
    List<Finding> findings = new ArrayList<>();
    checks().forEach((name, check) -> findings.addAll(found(name, check)));
    findings.forEach(this::print);
    long warnings = count(findings, State.WARNING);
    long problems = count(findings, State.PROBLEM);
    output.info(warnings
        + (warnings == 1 ? " warning, " : " warnings, ")
        + problems
        + (problems == 1 ? " problem" : " problems"));
    return (problems == 0 ? ExitCode.SUCCESS : ExitCode.FAILED).code();
  }

  private Map<String, Check> checks() {
    Map<String, Check> checks = new LinkedHashMap<>();
    checks.put("home", new HomeCheck(context));
    if (homeIsKnown()) {
      checks.put("permissions", new PermissionsCheck(context));
      checks.put("server", new ServerCheck(context, port));
      checks.put("log", new LogStateCheck(context));
      checks.put("disk", new DiskCheck(context));
    }
    checks.put("secrets", new SecretsCheck(context.environment()));
    checks.put(
        "locale",
        new LocaleCheck(context.environment(), System.getProperty("sun.jnu.encoding", "")));
    checks.put("java", new JavaCheck(System::getProperty));
    return checks;
  }

  private boolean homeIsKnown() {
    try {
      context.home();
      return true;
    } catch (Failure e) {
      // The check of the home says so.
      return false;
    }
  }

  /** What a check finds; that it cannot look is a finding, too. */
  private static List<Finding> found(String name, Check check) {
    try {
      return check.findings();
    } catch (IOException e) {
      return List.of(Finding.problem(name, "cannot be looked at: " + FileProblem.named(e)));
    } catch (Failure e) {
      return List.of(Finding.problem(name, String.valueOf(e.getMessage())));
    }
  }

  private static long count(List<Finding> findings, State state) {
    return findings.stream().filter(each -> each.state() == state).count();
  }

  private void print(Finding finding) {
    Output output = context.output();
    if (output.json()) {
      output.json(Json.object()
          .put("check", finding.check())
          .put("state", finding.state().word())
          .put("message", finding.message())
          .put("fix", finding.fix()));
      return;
    }
    boolean colours = output.settings().outColours();
    String state = "%-9s".formatted(finding.state().word());
    String start = state + "%-15s".formatted(finding.check());
    for (String line : WrappedText.lines(
        start, Printable.line(finding.message()), output.settings().width())) {
      output.line(
          line.startsWith(state) && !finding.state().equals(State.OK)
              ? style(finding.state()).paint(state, colours) + line.substring(state.length())
              : line);
    }
    if (finding.fix() != null) {
      // In a line of its own, whole, to be copied.
      output.line(" ".repeat(start.length()) + "$ " + Printable.line(finding.fix()));
    }
  }

  private static Style style(State state) {
    return state == State.WARNING ? Style.WARNING : Style.ERROR;
  }
}
