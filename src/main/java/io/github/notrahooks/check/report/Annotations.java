package io.github.notrahooks.check.report;

import io.github.notrahooks.check.Level;
import io.github.notrahooks.check.Report;
import io.github.notrahooks.check.Result;
import java.util.List;

/** What failed as the lines that GitHub Actions shows beside a run ("Workflow commands for GitHub Actions"). */
public final class Annotations {
  private Annotations() {}

  /** A line for each check that failed and is more than information. */
  public static List<String> of(Report report) {
    return report.outcomes().stream()
        .filter(each -> each.result() == Result.FAILED && each.level() != Level.INFORMATION)
        .map(each -> (each.finding().counts(report.strict()) ? "::error" : "::warning")
            + " title=" + property("check " + each.check().id())
            + "::" + data(each.finding().message() + ". " + each.check().fix()))
        .toList();
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
