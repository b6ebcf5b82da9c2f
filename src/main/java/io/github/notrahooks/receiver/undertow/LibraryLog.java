package io.github.notrahooks.receiver.undertow;

import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Takes what Undertow and the libraries below it log, so that none of it reaches standard error as it is.
 * What they call an error is said in one line, the first of many. Thread-safe.
 */
public final class LibraryLog extends Handler {
  /** Held, because a logger that nobody holds forgets its settings. */
  private static final List<Logger> LOGGERS = List.of(
      Logger.getLogger("io.undertow"), Logger.getLogger("org.xnio"), Logger.getLogger("org.jboss"));

  private static final int LONGEST = 300;

  private final Consumer<String> warnings;
  private boolean said;

  private LibraryLog(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /** Has errors told from now on, until it is closed. */
  public static LibraryLog open(Consumer<String> warnings) {
    LibraryLog log = new LibraryLog(warnings);
    for (Logger logger : LOGGERS) {
      // They tell of starts, of stops and of every client that leaves early.
      logger.setLevel(Level.SEVERE);
      logger.setUseParentHandlers(false);
      logger.addHandler(log);
    }
    return log;
  }

  @Override
  public void publish(LogRecord entry) {
    if (entry.getLevel().intValue() < Level.SEVERE.intValue() || !first()) {
      return;
    }
    String message =
        new SimpleFormatter().formatMessage(entry).lines().findFirst().orElse("");
    String text = message.length() > LONGEST ? message.substring(0, LONGEST) + "…" : message;
    Throwable cause = entry.getThrown();
    warnings.accept("the HTTP server reports an error, and goes on: " + text
        + (cause == null ? "" : " (" + cause.getClass().getName() + ")")
        + "; further ones are not shown");
  }

  private synchronized boolean first() {
    boolean first = !said;
    said = true;
    return first;
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGERS.forEach(logger -> logger.removeHandler(this));
  }
}
