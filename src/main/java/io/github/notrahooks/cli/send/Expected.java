package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.text.ResultPrinter;
import io.github.notrahooks.cli.text.Results;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.output.Style;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.Expectation;
import io.github.notrahooks.sender.SendSummary;

/** Prints results as ever, and compares each with what was expected. Used by one thread at a time. */
final class Expected implements Results {
  private final Output output;
  private final Expectation expectation;
  private final ResultPrinter printer;
  private ExitCode exitCode = ExitCode.SUCCESS;
  private long met;

  Expected(Output output, Expectation expectation, ResultPrinter printer) {
    this.output = output;
    this.expectation = expectation;
    this.printer = printer;
  }

  @Override
  public void print(DeliveryResult result) {
    boolean asExpected = expectation.isMet(result.answer());
    met += asExpected ? 1 : 0;
    exitCode = exitCode.and(expectation.exitCode(result.answer()));
    printer.print(result);
    if (!asExpected && !output.json()) {
      output.line(Style.ERROR.paint(
          "  " + Printable.line(expectation.contradiction(result.answer())),
          output.settings().outColours()));
    }
  }

  @Override
  public boolean prints(DeliveryResult result) {
    return printer.prints(result) || !expectation.isMet(result.answer());
  }

  @Override
  public void summarize(SendSummary summary, long nanos) {
    printer.summarize(summary, nanos);
    if (summary.deliveries() > 1) {
      output.info(met + " of " + summary.deliveries() + " were answered as expected ("
          + expectation.text() + ")");
    }
  }

  /** What the process exits with. */
  ExitCode exitCode(SendSummary summary) {
    return summary.interrupted() ? ExitCode.INTERRUPTED : exitCode;
  }
}
