package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the HTTP server's libraries log. */
final class LibraryLogTest {
  @Test
  void anErrorOfALibraryIsOneLineOfOursAndNothingElseIsSaid() {
    List<String> warnings = new ArrayList<>();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    LibraryLog log = LibraryLog.open(warnings::add);
    try {
      Logger undertow = Logger.getLogger("io.undertow.request");
      undertow.info("a start");
      undertow.warning("a client that left");
      undertow.log(Level.SEVERE, "UT1: failed\nsecond line", new IllegalStateException("x"));
      Logger.getLogger("org.xnio.listener").severe("XNIO1: failed");
      Logger.getLogger("org.jboss.threads").severe("failed");
    } finally {
      log.close();
      System.setErr(before);
    }
    assertThat(warnings)
        .containsExactly("the HTTP server reports an error, and goes on: UT1: failed"
            + " (java.lang.IllegalStateException); further ones are not shown");
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
