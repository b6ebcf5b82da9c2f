package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Finding;
import io.github.notrahooks.check.Profile;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.check.Result;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.restore.Restyling;
import io.github.notrahooks.signature.Secret;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Deliveries that somebody forged, and that must be refused. */
final class ForgedChecks {
  private static final String REFUSED = "4xx, but not 408 or 429";
  private static final String ANYBODY =
      "Whoever knows the address could make the receiver do its work.";

  private ForgedChecks() {}

  static List<Check> all() {
    return List.of(
        Check.must("auth.no-signature")
            .sends("a delivery without a signature header")
            .expects(REFUSED)
            .why(ANYBODY)
            .fix(Fixes.VERIFY_FIRST)
            .again("--fault missing-signature")
            .withoutSecret()
            .runs(bench -> bench.refused(bench.probe().unsigned())),
        Check.must("auth.wrong-signature")
            .sends("a signature of the right form with all digits wrong")
            .expects(REFUSED)
            .why(ANYBODY)
            .fix(Fixes.VERIFY_FIRST)
            .again("--fault bad-signature")
            .withoutSecret()
            .runs(bench ->
                bench.refused(bench.probe().signature(value -> Signatures.wrong(bench, value)))),
        Check.must("auth.other-body")
            .sends("the right signature of another body")
            .expects(REFUSED)
            .why("Somebody who has seen one delivery could send any other.")
            .fix(Fixes.VERIFY_FIRST + " " + Fixes.RAW_BODY)
            .runs(ForgedChecks::otherBody),
        Check.must("auth.changed-body")
            .sends(
                "bodies that were changed in one letter after they were signed: near the start, in the"
                    + " middle, near the end")
            .expects(REFUSED + ", each of them")
            .why("Somebody who has seen one delivery could make it say something else.")
            .fix("Sign all of the body. " + Fixes.RAW_BODY)
            .again("--fault tampered-body")
            .runs(ForgedChecks::changedBody),
        Check.must("auth.other-secret")
            .sends("a delivery signed with another secret")
            .expects(REFUSED)
            .why(ANYBODY)
            .fix(Fixes.VERIFY_FIRST)
            .withoutSecret()
            .runs(bench -> bench.refused(bench.probe().secret(other(bench)))),
        Check.must("auth.empty-secret")
            .sends("a delivery signed with an empty key")
            .expects(REFUSED)
            .why("A receiver whose secret is not set would believe anybody.")
            .fix(Fixes.SECRET_SET)
            .withoutSecret()
            .runs(bench -> bench.refused(bench.probe().key(new byte[0]))),
        Check.must("auth.same-beginning")
            .sends("signatures of which only the first 8, 16, 32 and all digits but one are right")
            .expects(REFUSED + ", each of them")
            .why("A comparison that looks at a part of the signature can be guessed.")
            .fix(Fixes.WHOLE)
            .runs(ForgedChecks::sameBeginning),
        Check.must("auth.wrong-algorithm")
            .sends(
                "the right digits behind the name of another algorithm, and those of SHA-1 behind"
                    + " its own name")
            .expects(REFUSED)
            .why("A receiver that lets the sender choose the algorithm lets him choose a weak one.")
            .fix(
                "Compare the whole value with the one that you expect, its prefix included, and never take"
                    + " the algorithm from it.")
            .where(profile -> !profile.scheme().signaturePrefix().isEmpty())
            .runs(ForgedChecks::wrongAlgorithm),
        Check.should("auth.sha1-only")
            .sends("the old SHA-1 signature alone")
            .expects(REFUSED)
            .why("SHA-1 is kept for old receivers only; nobody should rely on it any more.")
            .fix("Look at X-Hub-Signature-256 only, and take its absence for a wrong signature.")
            .again("--fault sha1-only")
            .where(profile -> profile.scheme().legacySignatureHeader().isPresent())
            .runs(bench -> bench.refused(
                bench.probe().after(headers -> headers.without(bench.scheme().signatureHeader())))),
        Check.should("auth.appended")
            .sends("a body that got white space at its end after it was signed")
            .expects(REFUSED)
            .why("The bytes that are verified are not those that came.")
            .fix(Fixes.NO_TEXT + Fixes.RAW_BODY)
            .runs(bench -> {
              byte[] longer = Bodies.followed(bench.probe().payload(), " \n");
              return bench.refused(
                  bench.probe().changed(body -> Bodies.followed(body, " \n")),
                  bench.probe().body(longer));
            }),
        Check.should("auth.longer")
            .sends("the right signature with further digits behind it")
            .expects(REFUSED)
            .why("A comparison that ends with the shorter of the two also takes a shorter one.")
            .fix(Fixes.WHOLE)
            .runs(bench -> bench.refused(bench.probe().signature(value -> value + "00"))),
        Check.should("auth.re-serialised")
            .sends("the same JSON with other white space, under the signature of the original")
            .expects(REFUSED)
            .why(
                "The receiver signs what it has written itself: it refuses right deliveries as soon as"
                    + " their JSON is spelt in a way that it would not choose.")
            .fix(Fixes.RAW_BODY)
            .runs(ForgedChecks::reserialised),
        Check.information("auth.upper-case-hex")
            .sends("the right signature in capital letters")
            .expects("no matter which: it tells how values are compared")
            .why("Providers write small letters.")
            .fix("Nothing to do.")
            .where(Profile::isHex)
            .runs(ForgedChecks::upperCase),
        Check.information("auth.two-headers")
            .sends("a wrong signature in one header, the right one in another of the same name")
            .expects("no matter which: it tells what the receiver makes of repeated headers")
            .why("Proxies and frameworks join them, or take the first or the last.")
            .fix("Nothing to do.")
            .runs(ForgedChecks::twoHeaders),
        Check.must("auth.one-of-several")
            .sends("several signatures, of which one is right")
            .expects("2xx")
            .why("While a secret is exchanged for another, deliveries are signed with both.")
            .fix(
                "Split the header's value at its spaces, and accept the delivery if one of its signatures"
                    + " is right.")
            .where(Profile::signsId)
            .runs(bench -> bench.accepted(
                bench.probe().signature(value -> Signatures.wrong(bench, value) + " " + value))),
        Check.must("auth.changed-id")
            .sends("a delivery whose ID was changed after it was signed")
            .expects(REFUSED)
            .why("An old delivery could be sent again as a new one.")
            .fix("Sign the ID, too: {id}.{timestamp}.{body}.")
            .where(Profile::signsId)
            .runs(ForgedChecks::changedId));
  }

  private static Secret other(Bench bench) {
    byte[] key = new byte[32];
    bench.chance().nextBytes(key);
    String base64 = Base64.getEncoder().encodeToString(key);
    Secret whsec = Secret.of("whsec_" + base64);
    return bench.scheme().secretProblem(whsec).isEmpty() ? whsec : Secret.of(base64);
  }

  private static Finding otherBody(Bench bench) {
    Reply seen = bench.send(bench.probe());
    byte[] other = Bodies.inText(bench.probe().payload(), " (another one)");
    Finding finding = bench.refused(
        bench.probe().changed(body -> Bodies.inText(body, " (another one)")),
        bench.probe().body(other));
    return seen.accepted() ? finding : bench.inconclusive(Bench.came(seen));
  }

  private static Finding changedBody(Bench bench) {
    // Not the very first text and the very last one: they may be ones that nobody reads.
    for (double place : new double[] {0.1, 0.5, 0.95}) {
      byte[] other = Bodies.changed(bench.probe().payload(), place);
      Finding finding = bench.refused(
          bench.probe().changed(body -> Bodies.changed(body, place)),
          bench.probe().body(other));
      if (finding.result() != Result.PASSED) {
        return finding;
      }
    }
    return bench.passed("all three were refused");
  }

  private static Finding sameBeginning(Bench bench) {
    int all = Signatures.digits(bench.scheme());
    List<Integer> kept = IntStream.of(8, 16, 32, all - 1).boxed().toList();
    for (int digits : kept) {
      Finding finding = bench.refused(bench
          .probe()
          .signature(value -> Signatures.sameBeginning(bench.scheme(), value, digits)));
      if (finding.result() != Result.PASSED) {
        return new Finding(
            finding.result(),
            finding.level(),
            "with the first " + digits + " of " + all + " digits right, " + finding.message(),
            finding.replies());
      }
    }
    return bench.passed("all were refused");
  }

  private static Finding wrongAlgorithm(Bench bench) {
    Finding ignored =
        bench.refused(bench.probe().signature(value -> otherAlgorithm(bench.scheme(), value)));
    Optional<String> legacy = bench.scheme().legacySignatureHeader();
    if (ignored.result() != Result.PASSED || legacy.isEmpty()) {
      return ignored;
    }
    String name = bench.scheme().signatureHeader();
    return bench.refused(bench
        .probe()
        .after(headers -> headers.with(name, headers.first(legacy.get()).orElseThrow())));
  }

  private static String otherAlgorithm(SignatureScheme scheme, String value) {
    String prefix = scheme.signaturePrefix();
    String digits = value.substring(value.indexOf(prefix) + prefix.length());
    String other = prefix.startsWith("sha") ? "sha512=" : prefix.replaceAll("\\d+", "9");
    return other + digits;
  }

  private static Finding reserialised(Bench bench) {
    byte[] pretty = Restyling.PRETTY.of(bench.probe().payload()).orElse(new byte[0]);
    return pretty.length == 0
        ? bench.notRun("the payload is no JSON")
        : bench.refused(
            bench.probe().changed(body -> Restyling.PRETTY.of(body).orElse(body)),
            bench.probe().body(pretty));
  }

  private static Finding upperCase(Bench bench) {
    Reply reply = bench.send(bench.probe().signature(value -> {
      String prefix = bench.scheme().signaturePrefix();
      return prefix + value.substring(prefix.length()).toUpperCase(Locale.ROOT);
    }));
    return bench.passed(
        reply.accepted() ? "capital letters are accepted" : "they are not: " + Bench.came(reply));
  }

  private static Finding twoHeaders(Bench bench) {
    String name = bench.scheme().signatureHeader();
    Reply reply = bench.send(bench.probe().after(headers -> {
      String right = headers.first(name).orElseThrow();
      Headers.Builder both = new Headers.Builder();
      headers.forEach(header -> {
        if (header.name().equalsIgnoreCase(name)) {
          both.add(name, Signatures.wrong(bench, right));
        }
        both.add(header);
      });
      return both.build();
    }));
    return bench.passed(
        reply.accepted() ? "one right one is enough" : "they are refused: " + Bench.came(reply));
  }

  private static Finding changedId(Bench bench) {
    String name = bench.scheme().deliveryHeader().orElseThrow();
    String other = bench.probe().id();
    return bench.refused(
        bench.probe().after(headers -> headers.with(name, other)), bench.probe().id(other));
  }
}
