package io.github.notrahooks.cli.logs;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.log.upkeep.CheckReport;
import io.github.notrahooks.log.upkeep.LogCheck;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code logs check}: verifies all of the log. */
@Command(
    name = "check",
    header = "Verify the whole log: checksums, sequence, body hashes.",
    description = "Reads everything and changes nothing.",
    exitCodeList = {"0:all is well", "1:something is wrong with the log", ExitCodeTexts.USAGE},
    footer = {"  notra-hooks logs check", "  notra-hooks logs check -o json"})
final class LogsCheckCommand implements Callable<Integer> {
  private final Context context;

  LogsCheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws IOException {
    CheckReport report = new LogCheck(context.home().logs()).run();
    Output output = context.output();
    if (output.json()) {
      output.json(report.toJson());
    } else {
      boolean colours = output.settings().outColours();
      for (CheckReport.Finding finding : report.findings()) {
        output.line(Style.ERROR.paint(finding.kind().wireName(), colours)
            + "  "
            + Printable.line(finding.place().toString()));
      }
      for (String note : report.notes()) {
        output.line(Style.MUTED.paint("note  " + Printable.line(note), colours));
      }
      output.line("%s in %s (%d bytes), sequence %d to %d: %s"
          .formatted(
              counted(report.records(), "record"),
              counted(report.segments(), "segment"),
              report.bytes(),
              report.firstSeq(),
              report.lastSeq(),
              report.ok()
                  ? Style.SUCCESS.paint("all is well", colours)
                  : Style.ERROR.paint(
                      counted(report.totalFindings(), "thing")
                          + (report.totalFindings() == 1 ? " is wrong" : " are wrong"),
                      colours)));
    }
    return (report.ok() ? ExitCode.SUCCESS : ExitCode.FAILED).code();
  }

  private static String counted(long count, String what) {
    return count + " " + what + (count == 1 ? "" : "s");
  }
}
