package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Level;
import io.github.notrahooks.check.Report;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.check.report.Again;
import io.github.notrahooks.check.report.Shown;
import io.github.notrahooks.cli.text.WrappedText;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.view.CommandText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report for people: a line for each group with what did not pass, and then what to mend. */
final class CheckPrinter {
  private final Output output;
  private final Shown shown;
  private final Again again;
  private final boolean all;

  /**
   * Prints reports.
   *
   * @param all whether what passed has a line, too
   */
  CheckPrinter(Output output, Shown shown, Again again, boolean all) {
    this.output = output;
    this.shown = shown;
    this.again = again;
    this.all = all;
  }

  void print(Report report) {
    Map<String, List<Report.Outcome>> groups = new LinkedHashMap<>();
    report
        .outcomes()
        .forEach(each -> groups
            .computeIfAbsent(each.check().group(), name -> new ArrayList<>())
            .add(each));
    groups.forEach((name, outcomes) -> group(report, name, outcomes));
    report.counting().forEach(outcome -> failure(report, outcome));
    summary(report);
  }

  private void group(Report report, String name, List<Report.Outcome> outcomes) {
    long passed =
        outcomes.stream().filter(each -> each.result() == Result.PASSED).count();
    long notRun =
        outcomes.stream().filter(each -> each.result() == Result.NOT_RUN).count();
    boolean bad = outcomes.stream().anyMatch(each -> each.finding().counts(report.strict()));
    String count = passed + " of " + outcomes.size() + " passed"
        + (notRun == 0 ? "" : ", " + notRun + " not run");
    Style style = bad ? Style.ERROR : notRun == outcomes.size() ? Style.MUTED : Style.SUCCESS;
    output.line(painted(style, mark(bad, notRun == outcomes.size())) + " "
        + painted(Style.STRONG, padded(name)) + count);
    for (Report.Outcome outcome : outcomes) {
      boolean quiet = outcome.result() == Result.PASSED || outcome.result() == Result.NOT_RUN;
      if (all || !quiet) {
        line(report, outcome);
      }
    }
  }

  private static String mark(boolean bad, boolean unrun) {
    return bad ? "✗" : unrun ? "-" : "✓";
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, 11 - name.length()));
  }

  private void line(Report report, Report.Outcome outcome) {
    Finding finding = outcome.finding();
    String label = switch (finding.result()) {
      case PASSED -> "passed";
      case NOT_RUN -> "not run";
      case INCONCLUSIVE -> "does not tell";
      case FAILED ->
        finding.level() == Level.INFORMATION
            ? "note"
            : finding.level() == Level.MUST ? "failed" : "failed (should)";
    };
    Style style = finding.counts(report.strict())
        ? Style.ERROR
        : finding.result() == Result.FAILED && finding.level() == Level.SHOULD
            ? Style.WARNING
            : Style.MUTED;
    hanging(
        style,
        "    " + label + ": ",
        outcome.check().name() + ": " + Printable.line(finding.message()));
  }

  private void failure(Report report, Report.Outcome outcome) {
    Check check = outcome.check();
    Finding finding = outcome.finding();
    output.line("");
    output.line(painted(Style.ERROR, "✗ " + check.id()));
    part("seen", finding.message());
    part("sent", check.sends());
    finding.decisive().ifPresent(last -> {
      part("", shown.request(last));
      part("came", shown.answer(last));
    });
    part("expected", check.expects());
    part("why", check.why());
    part("fix", check.fix());
    output.line(painted(Style.MUTED, "  again     ")
        + painted(Style.LITERAL, Printable.line(CommandText.line(again.of(check, report)))));
  }

  private void part(String name, String text) {
    String start = "  " + name + " ".repeat(10 - name.length());
    hanging(Style.MUTED, start, Printable.line(text));
  }

  /** A text with a start in a style, below the end of which its further lines begin. */
  private void hanging(Style style, String start, String text) {
    String shown = painted(style, start);
    for (String line : WrappedText.lines(start, text, output.settings().width())) {
      output.line(line.startsWith(start) ? shown + line.substring(start.length()) : line);
      shown = start;
    }
  }

  private void summary(Report report) {
    output.line("");
    long must = report.failed(Level.MUST);
    long should = report.failed(Level.SHOULD);
    output.prose(must + " failed that must pass, " + should + " that should; "
        + report.count(Result.PASSED) + " passed, "
        + report.count(Result.INCONCLUSIVE) + " do not tell, "
        + report.count(Result.NOT_RUN) + " not run; "
        + report.requests() + " requests in "
        + String.format(Locale.ROOT, "%.1f", report.durationMs() / 1000.0) + " s");
    switch (report.end()) {
      case OUT_OF_TIME -> output.warn("the time was up before all was run; --max-time gives more");
      case STOPPED -> output.warn("it was stopped before all was run");
      case UNREACHABLE, NOT_ACCEPTED, COMPLETE -> {}
    }
  }

  private String painted(Style style, String text) {
    return style.paint(text, output.settings().outColours());
  }
}
