package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Bench;
import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Probe;
import io.github.notrahooks.check.Reply;
import io.github.notrahooks.check.Trial;
import io.github.notrahooks.restore.Restyling;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Right deliveries whose bytes are unusual, and that must be accepted. */
final class BytesChecks {
  private static final int MEBIBYTE = 1024 * 1024;
  private static final String WHY =
      "A receiver that signs other bytes than those that came refuses right deliveries, and only some"
          + " of them.";

  private BytesChecks() {}

  static List<Check> all() {
    return List.of(
        accepted("pretty", "JSON in lines that are indented")
            .again("--style pretty")
            .runs(body(BytesChecks::pretty)),
        accepted("crlf", "JSON in lines that end with CR and LF").runs(body(BytesChecks::crlf)),
        accepted("newline", "a line end behind the JSON")
            .fix(Fixes.NO_TEXT + Fixes.RAW_BODY)
            .runs(body(json -> Bodies.followed(json, "\n"))),
        accepted("two-newlines", "two line ends behind the JSON")
            .fix(Fixes.NO_TEXT + Fixes.RAW_BODY)
            .runs(body(json -> Bodies.followed(json, "\n\n"))),
        accepted("utf8", "letters beyond ASCII, and emoji, in a text")
            .fix(Fixes.NO_TEXT + Fixes.RAW_BODY)
            .runs(body(json -> Bodies.inText(json, " Zoë, 漢字, 🚀"))),
        accepted("escapes", "escapes such as \\u00eb in a text")
            .runs(body(json -> Bodies.inText(json, " Zo\\u00eb \\ud83d\\ude80 \\u003cb\\u003e"))),
        accepted("slashes", "escaped slashes in a text")
            .runs(body(json -> Bodies.inText(json, " https:\\/\\/example.com\\/"))),
        accepted("numbers", "numbers such as 1.0, 1e2 and 12345678901234567890 in a further field")
            .runs(body(json -> Bodies.withMember(
                json, "\"notra_hooks_check\":[1.0,1e2,-0.0,12345678901234567890]"))),
        accepted("1-mib", "a body of 1 MiB")
            .why(
                "Providers send long ones: a push of many commits, a description with a log in it.")
            .fix(Fixes.LIMIT)
            .runs(body(json -> Bodies.padded(json, MEBIBYTE))),
        Check.should("bytes.duplicate-keys")
            .sends("a key that is there twice, with the same value")
            .expects("2xx")
            .why(WHY)
            .fix(Fixes.RAW_BODY)
            .runs(body(Bodies::withDuplicate)),
        Check.should("bytes.form")
            .sends("the payload as a form")
            .expects("2xx")
            .why(
                "It is what the provider sends where the webhook has this content type, the first in the"
                    + " list.")
            .fix("Verify the bytes of the form, and read the JSON from its field payload; or choose"
                + " application/json for the webhook.")
            .again("--form")
            .where(profile -> profile.scheme().sendsForms())
            .runs(bench -> bench.accepted(bench.probe().form())),
        Check.should("bytes.25-mb")
            .sends("the longest body that the provider sends")
            .expects("2xx")
            .why("A longer limit than the receiver's is the provider's.")
            .fix(Fixes.LIMIT)
            .heavy()
            .where(profile -> profile.largest().isPresent())
            .runs(bench -> bench.accepted(bench
                .probe()
                .body(Bodies.padded(
                    bench.probe().payload(), bench.profile().largest().orElseThrow())))),
        Check.information("bytes.bom")
            .sends("a byte-order mark before the JSON")
            .expects("no matter which: it tells whether the bytes are decoded first")
            .why("No provider sends one.")
            .fix("Nothing to do.")
            .runs(bench -> {
              byte[] mark = "\uFEFF".getBytes(StandardCharsets.UTF_8);
              Probe probe = bench.probe();
              Reply reply = bench.send(probe.body(joined(mark, probe.payload())));
              return bench.passed(
                  reply.accepted() ? "it is accepted" : "it is not: " + Bench.came(reply));
            }));
  }

  private static Check.Builder accepted(String name, String sends) {
    return Check.must("bytes." + name).sends(sends).expects("2xx").why(WHY).fix(Fixes.RAW_BODY);
  }

  private static Trial body(UnaryOperator<byte[]> change) {
    return bench -> {
      Probe probe = bench.probe();
      return bench.accepted(probe.body(change.apply(probe.payload())));
    };
  }

  private static byte[] pretty(byte[] json) {
    return Restyling.PRETTY.of(json).orElse(json);
  }

  private static byte[] crlf(byte[] json) {
    String text = new String(pretty(json), StandardCharsets.UTF_8);
    return text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
