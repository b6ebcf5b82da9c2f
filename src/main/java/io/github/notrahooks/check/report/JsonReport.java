package io.github.notrahooks.check.report;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Level;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.check.Report;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.view.CommandText;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A report as JSON: an object for each check, and one that sums it up. */
public final class JsonReport {
  private final Report report;
  private final Shown shown;
  private final Again again;

  /** The JSON of a report. */
  public JsonReport(Report report, Shown shown, Again again) {
    this.report = report;
    this.shown = shown;
    this.again = again;
  }

  /** What one check found. */
  public ObjectNode check(Report.Outcome outcome) {
    Check check = outcome.check();
    Finding finding = outcome.finding();
    ObjectNode node = Json.object()
        .put("type", "check")
        .put("id", check.id())
        .put("level", finding.level().wireName())
        .put("result", finding.result().wireName())
        .put("counts", finding.counts(report.strict()))
        .put("message", finding.message())
        .put("durationMs", outcome.durationMs());
    ObjectNode sent = node.putObject("sent").put("what", check.sends());
    Reply last = finding.decisive().orElse(null);
    if (last == null) {
      node.putNull("answer");
    } else {
      sent.put("method", last.request().method())
          .put("url", last.request().target().url())
          .put("bodyBytes", last.request().body().size());
      ArrayNode headers = sent.putArray("headers");
      shown
          .headers(last.request().headers())
          .forEach(header -> headers.addArray().add(header.name()).add(header.readable()));
      node.set("answer", answer(last));
    }
    return node.put("expected", check.expects())
        .put("why", check.why())
        .put("fix", check.fix())
        .put("again", CommandText.line(again.of(check, report)));
  }

  private ObjectNode answer(Reply reply) {
    ObjectNode node = Json.object();
    if (reply.answer() instanceof Answer.Received received) {
      node.put("statusCode", received.status()).put("body", shown.body(reply));
    } else {
      node.putNull("statusCode");
      if (reply.answer() instanceof Answer.NetworkFailure failure) {
        node.put("error", failure.kind().wireName()).put("message", failure.message());
      }
    }
    return node.put("durationMs", reply.durationMs());
  }

  /** All of it in some numbers. */
  public ObjectNode summary() {
    return Json.object()
        .put("type", "summary")
        .put("url", report.url())
        .put("provider", report.profile().scheme().id())
        .put("startedAt", Timestamps.text(report.begin()))
        .put("seed", report.seed())
        .put("strict", report.strict())
        .put("end", report.end().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("checks", report.outcomes().size())
        .put("passed", report.count(Result.PASSED))
        .put("failed", report.count(Result.FAILED))
        .put("failedMust", report.failed(Level.MUST))
        .put("failedShould", report.failed(Level.SHOULD))
        .put("inconclusive", report.count(Result.INCONCLUSIVE))
        .put("notRun", report.count(Result.NOT_RUN))
        .put("requests", report.requests())
        .put("durationMs", report.durationMs())
        .put("exitCode", report.exitCode().code());
  }

  /** All of it as one text. */
  public String document() {
    ObjectNode node = Json.object();
    node.set("summary", summary());
    ArrayNode checks = node.putArray("checks");
    report.outcomes().forEach(outcome -> checks.add(check(outcome)));
    return Json.indentedText(node) + "\n";
  }
}
