package io.github.notrahooks.cli.option;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.restore.Restyling;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** In which bytes the JSON of a payload is written before it is signed. */
public final class StyleOption {
  @Option(
      names = "--style",
      paramLabel = "pretty|spaced|escaped|numbers",
      description =
          "Write the payload's JSON in other bytes, and sign those: pretty is indented, spaced has a"
              + " space after each colon and comma, escaped has \\uXXXX and \\/, numbers spells them"
              + " otherwise, as 1.0 for 1. A receiver that checks the bytes accepts all of them;"
              + " one that parses first does not.")
  private @Nullable Restyling style;

  /**
   * A payload in the style that was asked for; as it is if none was.
   *
   * @throws Failure of usage if it is no JSON, or says the same in that style
   */
  public Payload applyTo(Payload payload) {
    Restyling chosen = style;
    if (chosen == null) {
      return payload;
    }
    String name = chosen.name().toLowerCase(Locale.ROOT);
    byte[] before = payload.body().bytes();
    byte[] bytes = chosen
        .of(before)
        .orElseThrow(() -> Failure.usage("--style " + name
            + " writes JSON anew, and the payload is none; leave it out to send the bytes as they"
            + " are"));
    if (Arrays.equals(before, bytes)) {
      throw Failure.usage("--style " + name
          + " changes nothing: the payload is written so already. Choose another style.");
    }
    return payload.withBody(Body.of(bytes));
  }
}
