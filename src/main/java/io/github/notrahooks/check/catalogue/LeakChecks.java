package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.OutgoingRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Whether answers tell strangers what they should not know: these look at all answers of the run. */
final class LeakChecks {
  private static final int SHORTEST_SECRET = 6;

  private static final Pattern TRACE = Pattern.compile(
      "(?m)^\\s+at [\\w.$<>\\[\\] ]+\\s?\\(.+:\\d+|Traceback \\(most recent call last\\)"
          + "|^\\s+File \"[^\"]+\", line \\d+|goroutine \\d+ \\[|\\.rb:\\d+:in |\\.php\\(\\d+\\)"
          + "|&nbsp; &nbsp;at |\\bat (?:[\\w.$]+\\.)+[\\w$<>]+ ?\\([^)]*:\\d+");

  private static final Pattern VERSION = Pattern.compile(".*\\d+\\.\\d+.*");

  private static final String SENDS = "what was refused so far, and a few more forged deliveries";

  private LeakChecks() {}

  static List<Check> all() {
    return List.of(
        Check.must("leak.secret")
            .sends(SENDS)
            .expects("no answer with the secret in it")
            .why("With it anybody can sign.")
            .fix(Fixes.TELL_LESS + " Make a new secret.")
            .runs(LeakChecks::secret),
        Check.must("leak.expected-signature")
            .sends(SENDS)
            .expects("no answer with the right signature of what was refused")
            .why("With it anybody can send what he likes: he asks for the signature first.")
            .fix(Fixes.TELL_LESS)
            .runs(LeakChecks::signature),
        Check.should("leak.stack-trace")
            .sends("all of the run")
            .expects("no answer with a stack trace")
            .why("It shows what the receiver is made of, and where.")
            .fix("Switch off the pages for developers: NODE_ENV=production, DEBUG = False,"
                + " server.error.include-stacktrace=never.")
            .withoutSecret()
            .runs(bench -> noneOf(
                bench,
                reply -> TRACE.matcher(text(reply)).find(),
                "an answer has a stack trace",
                "no answer has one")),
        Check.should("leak.markup")
            .sends("all of the run")
            .expects("no answer in HTML")
            .why("Nobody reads it; and what it repeats of the delivery may be a script.")
            .fix(
                "Answer with JSON or with text. An HTML answer often comes from an error page of the"
                    + " framework.")
            .withoutSecret()
            .runs(bench ->
                noneOf(bench, LeakChecks::isMarkup, "an answer is HTML", "no answer is HTML")),
        Check.information("leak.version")
            .sends("all of the run")
            .expects("no matter which: it tells what the answers say of the software")
            .why("A version tells which known holes to try.")
            .fix("Express: app.disable('x-powered-by'). nginx: server_tokens off.")
            .withoutSecret()
            .runs(LeakChecks::version));
  }

  private static void provoke(Bench bench) {
    bench.send(bench.probe().unsigned());
    bench.send(bench.probe().signature(value -> Signatures.wrong(bench, value)));
    bench.send(bench.probe().signature(value -> Signatures.shortened(bench.scheme(), value, 8)));
  }

  private static Finding secret(Bench bench) {
    provoke(bench);
    String secret = bench.secret().reveal();
    if (secret.length() < SHORTEST_SECRET) {
      return bench.inconclusive("the secret is so short that it may be in any answer");
    }
    return noneOf(
        bench,
        reply -> whole(reply).contains(secret),
        "an answer has the secret in it",
        "no answer has it");
  }

  private static Finding signature(Bench bench) {
    if (bench.seen(Reply::refused).isEmpty()) {
      provoke(bench);
    }
    return noneOf(
        bench,
        reply -> reply.refused() && reveals(bench, reply),
        "an answer has the signature in it that would have been right",
        "no answer has it");
  }

  private static boolean reveals(Bench bench, Reply reply) {
    OutgoingRequest sent = reply.request();
    SignatureScheme scheme = bench.scheme();
    String expected;
    try {
      expected = scheme.expected(sent.headers(), sent.body(), bench.secret());
    } catch (RuntimeException e) {
      // What is signed was not sent, so that nothing would have been right.
      return false;
    }
    if (sent.headers().first(scheme.signatureHeader()).filter(expected::equals).isPresent()) {
      return false;
    }
    String digits = expected.substring(expected.length()
        - Signatures.digits(scheme)
        - (expected.length() - expected.replace("=", "").length()));
    String answer = whole(reply);
    return answer.contains(digits)
        || !scheme.signsInBase64()
            && answer.toLowerCase(Locale.ROOT).contains(digits.toLowerCase(Locale.ROOT));
  }

  private static Finding noneOf(Bench bench, Predicate<Reply> bad, String failed, String passed) {
    Optional<Reply> found = bench.seen(bad).stream().findFirst();
    return found.map(reply -> bench.failed(failed, reply)).orElseGet(() -> bench.passed(passed));
  }

  private static boolean isMarkup(Reply reply) {
    if (!(reply.answer() instanceof Answer.Received answer) || answer.body().size() == 0) {
      return false;
    }
    String type = answer.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    String text = answer.body().text().stripLeading().toLowerCase(Locale.ROOT);
    return type.startsWith("text/html") && text.startsWith("<")
        || text.startsWith("<!doctype html");
  }

  private static Finding version(Bench bench) {
    for (Reply reply : bench.seen(reply -> !reply.unanswered())) {
      for (String name : List.of("Server", "X-Powered-By", "X-AspNet-Version")) {
        Optional<String> value =
            reply.received().flatMap(answer -> answer.headers().first(name));
        if (value.isPresent() && VERSION.matcher(value.get()).matches()) {
          return bench.failed("its answers say " + name + ": " + value.get(), reply);
        }
      }
    }
    return bench.passed("its answers name no version");
  }

  private static String text(Reply reply) {
    return reply.received().map(answer -> answer.body().text()).orElse("");
  }

  private static String whole(Reply reply) {
    StringBuilder all = new StringBuilder();
    reply.received().ifPresent(answer -> {
      for (Header header : answer.headers()) {
        all.append(header.value()).append('\n');
      }
      all.append(answer.body().text());
    });
    return all.toString();
  }
}
