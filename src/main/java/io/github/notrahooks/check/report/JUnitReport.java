package io.github.notrahooks.check.report;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.check.Report;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.view.CommandText;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A report as JUnit XML, which build servers read (the schema is that of Jenkins' xUnit plugin). What failed and
 * counts is a failure, or an error where no answer came; what does not count, does not tell or was not run is
 * skipped.
 */
public final class JUnitReport {
  private final Report report;
  private final Shown shown;
  private final Again again;
  private final String version;

  /**
   * The XML of a report.
   *
   * @param version this tool's
   */
  public JUnitReport(Report report, Shown shown, Again again, String version) {
    this.report = report;
    this.shown = shown;
    this.again = again;
    this.version = version;
  }

  /** All of it. */
  public String document() {
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    long errors = report.outcomes().stream().filter(this::isError).count();
    long failures = report.counting().size() - errors;
    long skipped = report.outcomes().stream()
            .filter(outcome -> outcome.result() != Result.PASSED)
            .count()
        - failures
        - errors;
    String counts = String.format(
        Locale.ROOT,
        " tests=\"%d\" failures=\"%d\" errors=\"%d\"",
        report.outcomes().size(),
        failures,
        errors);
    String time = seconds(report.durationMs());
    xml.append("<testsuites").append(counts).append(" time=\"").append(time).append("\">\n");
    xml.append("  <testsuite")
        .append(
            attribute("name", "notra-hooks check " + report.profile().scheme().id()))
        .append(counts)
        .append(" skipped=\"")
        .append(skipped)
        .append("\" time=\"")
        .append(time)
        .append('"')
        .append(attribute(
            "timestamp",
            report.begin().truncatedTo(ChronoUnit.SECONDS).toString().replace("Z", "")))
        .append(">\n    <properties>\n");
    property(xml, "url", report.url());
    property(xml, "provider", report.profile().scheme().id());
    property(xml, "version", version);
    property(xml, "seed", Long.toString(report.seed()));
    xml.append("    </properties>\n");
    report.outcomes().forEach(outcome -> testcase(xml, outcome));
    return xml.append("  </testsuite>\n</testsuites>\n").toString();
  }

  private static void property(StringBuilder xml, String name, String value) {
    xml.append("      <property")
        .append(attribute("name", name))
        .append(attribute("value", value))
        .append("/>\n");
  }

  private boolean isError(Report.Outcome outcome) {
    return outcome.finding().counts(report.strict())
        && outcome.finding().decisive().filter(Reply::unanswered).isPresent();
  }

  private void testcase(StringBuilder xml, Report.Outcome outcome) {
    Check check = outcome.check();
    Finding finding = outcome.finding();
    xml.append("    <testcase")
        .append(attribute("classname", "check." + check.group()))
        .append(attribute("name", check.name()))
        .append(attribute("time", seconds(outcome.durationMs())));
    if (outcome.result() == Result.PASSED) {
      xml.append("/>\n");
      return;
    }
    String element =
        isError(outcome) ? "error" : finding.counts(report.strict()) ? "failure" : "skipped";
    String message = switch (finding.result()) {
      case INCONCLUSIVE -> "inconclusive: " + finding.message();
      case NOT_RUN -> "not run: " + finding.message();
      default -> finding.message();
    };
    xml.append(">\n      <").append(element);
    if (element.equals("skipped")) {
      String level = finding.result() == Result.FAILED
          ? " (" + finding.level().wireName() + ", which does not count)"
          : "";
      xml.append(attribute("message", message + level)).append("/>\n");
    } else {
      xml.append(attribute("message", message))
          .append(attribute("type", finding.level().wireName()))
          .append('>')
          .append(escaped(details(check, finding)))
          .append("</")
          .append(element)
          .append(">\n");
    }
    xml.append("    </testcase>\n");
  }

  private String details(Check check, Finding finding) {
    StringBuilder text = new StringBuilder();
    text.append("sent:     ").append(check.sends()).append('\n');
    finding.decisive().ifPresent(last -> {
      text.append("          ").append(shown.request(last)).append('\n');
      text.append("came:     ").append(shown.answer(last)).append('\n');
    });
    return text.append("expected: ")
        .append(check.expects())
        .append('\n')
        .append("why:      ")
        .append(check.why())
        .append('\n')
        .append("fix:      ")
        .append(check.fix())
        .append('\n')
        .append("again:    ")
        .append(CommandText.line(again.of(check, report)))
        .toString();
  }

  private static String seconds(long ms) {
    return String.format(Locale.ROOT, "%.3f", ms / 1000.0);
  }

  private static String attribute(String name, String value) {
    return " " + name + "=\"" + escaped(value) + "\"";
  }

  /** The text without what XML 1.0 has no place for, and with entities for what means something in it. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> {
      switch (c) {
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '&' -> escaped.append("&amp;");
        case '"' -> escaped.append("&quot;");
        default -> {
          if (isAllowed(c)) {
            escaped.appendCodePoint(c);
          } else {
            escaped.append('\uFFFD');
          }
        }
      }
    });
    return escaped.toString();
  }

  private static boolean isAllowed(int c) {
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c <= 0xD7FF
        || c >= 0xE000 && c <= 0xFFFD
        || c >= 0x10000;
  }
}
