package io.github.notrahooks.check.report;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Level;
import io.github.notrahooks.check.Report;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.view.CommandText;

/** A report as one page that needs nothing else: no script, no font, no picture. */
public final class HtmlReport {
  private static final String STYLE = """
      :root { color-scheme: light dark; --bad: #b3261e; --good: #1b6e3c; --quiet: #6b6b6b; }
      @media (prefers-color-scheme: dark) {
        :root { --bad: #ff8a80; --good: #7bd88f; --quiet: #a0a0a0; }
      }
      body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto;
        padding: 0 1rem; }
      h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
      table { border-collapse: collapse; width: 100%; }
      td, th { text-align: left; vertical-align: top; padding: .25rem .75rem .25rem 0; }
      td.id { white-space: nowrap; }
      .failed { color: var(--bad); font-weight: 600; } .passed { color: var(--good); }
      .inconclusive, .notRun { color: var(--quiet); }
      dl { display: grid; grid-template-columns: 6rem 1fr; gap: .25rem 1rem; }
      dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
      code { font: 14px/1.5 ui-monospace, monospace; }
      """;

  private final Report report;
  private final Shown shown;
  private final Again again;
  private final String version;

  /**
   * The page of a report.
   *
   * @param version this tool's
   */
  public HtmlReport(Report report, Shown shown, Again again, String version) {
    this.report = report;
    this.shown = shown;
    this.again = again;
    this.version = version;
  }

  /** All of it. */
  public String document() {
    StringBuilder html = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n")
        .append("<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width\">\n")
        .append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';")
        .append(" style-src 'unsafe-inline'\">\n")
        .append("<title>")
        .append(text("Check of " + report.url()))
        .append("</title>\n")
        .append("<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<main>\n");
    html.append("<h1>")
        .append(text("Check of " + report.url()))
        .append("</h1>\n<p>")
        .append(text(summary()))
        .append("</p>\n");
    if (!report.counting().isEmpty()) {
      html.append("<h2>What to mend</h2>\n");
      report.counting().forEach(outcome -> failure(html, outcome));
    }
    html.append("<h2>All checks</h2>\n<table>\n<thead><tr><th scope=\"col\">Check</th>")
        .append("<th scope=\"col\">Level</th><th scope=\"col\">Result</th>")
        .append("<th scope=\"col\">What was seen</th></tr></thead>\n<tbody>\n");
    for (Report.Outcome outcome : report.outcomes()) {
      String result = outcome.result().wireName();
      html.append("<tr><td class=\"id\"><code>")
          .append(text(outcome.check().id()))
          .append("</code></td><td>")
          .append(outcome.level().wireName())
          .append("</td><td class=\"")
          .append(result)
          .append("\">")
          .append(word(outcome.result()))
          .append("</td><td>")
          .append(text(outcome.finding().message()))
          .append("</td></tr>\n");
    }
    return html.append("</tbody>\n</table>\n</main>\n</body>\n</html>\n").toString();
  }

  private String summary() {
    return report.profile().scheme().owner() + ", " + Timestamps.text(report.begin()) + ": "
        + report.count(Result.PASSED) + " passed, "
        + report.failed(Level.MUST) + " failed that must pass, "
        + report.failed(Level.SHOULD) + " failed that should pass, "
        + report.count(Result.INCONCLUSIVE) + " do not tell, "
        + report.count(Result.NOT_RUN) + " were not run. "
        + report.requests() + " requests in " + report.durationMs() + " ms, seed " + report.seed()
        + ", notra-hooks " + version + ".";
  }

  private void failure(StringBuilder html, Report.Outcome outcome) {
    Check check = outcome.check();
    Finding finding = outcome.finding();
    html.append("<h3><code>").append(text(check.id())).append("</code></h3>\n<dl>\n");
    entry(html, "seen", finding.message());
    entry(html, "sent", check.sends());
    finding.decisive().ifPresent(last -> {
      entry(html, "request", shown.request(last));
      entry(html, "came", shown.answer(last));
    });
    entry(html, "expected", check.expects());
    entry(html, "why", check.why());
    entry(html, "fix", check.fix());
    html.append("<dt>again</dt><dd><code>")
        .append(text(CommandText.line(again.of(check, report))))
        .append("</code></dd>\n</dl>\n");
  }

  private static void entry(StringBuilder html, String name, String value) {
    html.append("<dt>").append(name).append("</dt><dd>").append(text(value)).append("</dd>\n");
  }

  private static String word(Result result) {
    return result == Result.NOT_RUN ? "not run" : result.wireName();
  }

  /** What XML takes as text, HTML does, too. */
  private static String text(String text) {
    return JUnitReport.escaped(text);
  }
}
