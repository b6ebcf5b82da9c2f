package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Report;
import io.github.notrahooks.check.report.Again;
import io.github.notrahooks.check.report.HtmlReport;
import io.github.notrahooks.check.report.JUnitReport;
import io.github.notrahooks.check.report.JsonReport;
import io.github.notrahooks.check.report.Shown;
import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.VersionProvider;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.home.OutputFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file that a report is written to; the end of its name says how. */
final class ReportFile {
  private final Context context;
  private final Path path;
  private final Kind kind;

  private enum Kind {
    XML,
    JSON,
    HTML
  }

  private ReportFile(Context context, Path path, Kind kind) {
    this.context = context;
    this.path = path;
    this.kind = kind;
  }

  /**
   * A file that can be written.
   *
   * @throws Failure of usage if its name ends with something else, or nothing can be written there
   */
  static ReportFile of(Context context, String name) {
    Path path = context.path(name);
    OutputFile.check(path, context.home()::contains);
    String end = name.substring(name.lastIndexOf('.') + 1);
    Kind kind = switch (end) {
      case "xml" -> Kind.XML;
      case "json" -> Kind.JSON;
      case "html" -> Kind.HTML;
      default ->
        throw Failure.usage(
            "--report " + name + ": its name must end with .xml for JUnit XML, .json or .html.");
    };
    return new ReportFile(context, path, kind);
  }

  /**
   * Writes a report in place of what was there.
   *
   * @throws Failure if it cannot be written
   */
  void write(Report report, Shown shown, Again again) {
    try (OutputFile file = OutputFile.begin(path, true, context.home()::contains)) {
      String version = VersionProvider.version();
      String document = switch (kind) {
        case XML -> new JUnitReport(report, shown, again, version).document();
        case JSON -> new JsonReport(report, shown, again).document();
        case HTML -> new HtmlReport(report, shown, again, version).document();
      };
      file.out().write(document.getBytes(StandardCharsets.UTF_8));
      file.finish();
    } catch (IOException e) {
      throw Failure.failed("cannot write the report " + path + ": " + FileProblem.of(e));
    }
  }
}
