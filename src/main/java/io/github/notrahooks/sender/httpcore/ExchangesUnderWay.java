package io.github.notrahooks.sender.httpcore;

import io.github.notrahooks.sender.Answer.Kind;
import io.github.notrahooks.sender.Ticks;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The exchanges that are not over yet. One thread looks after their time limits: it sleeps until the
 * first of them that it knows of, so that an exchange that is over in time never wakes it.
 */
final class ExchangesUnderWay {
  private final Ticks ticks;
  private final Set<Exchange> exchanges = new HashSet<>();
  private @Nullable Thread watch;
  private long nextLook;
  private boolean closed;

  ExchangesUnderWay(Ticks ticks) {
    this.ticks = ticks;
  }

  /** Begins an exchange that may take so long; it is broken off at once after {@link #close}. */
  synchronized Exchange begin(long start, long timeoutNanos) {
    Exchange exchange = new Exchange(start + timeoutNanos);
    if (closed) {
      exchange.breakOff(Kind.CANCELLED);
      return exchange;
    }
    if (watch == null) {
      Thread thread = new Thread(this::watch, "sender-time-limits");
      thread.setDaemon(true);
      nextLook = exchange.deadline;
      thread.start();
      // Not before: where no thread can be had, the next exchange asks for one again.
      watch = thread;
    }
    exchanges.add(exchange);
    if (exchange.deadline - nextLook < 0) {
      notifyAll();
    }
    return exchange;
  }

  /** An exchange is over: from now on nothing breaks it off. */
  synchronized void end(Exchange exchange) {
    exchanges.remove(exchange);
  }

  /** Breaks off all that is under way and all that is begun later, and ends the thread. */
  synchronized void close() {
    closed = true;
    exchanges.forEach(exchange -> exchange.breakOff(Kind.CANCELLED));
    exchanges.clear();
    notifyAll();
  }

  private synchronized void watch() {
    try {
      while (!closed) {
        long now = ticks.nanos();
        nextLook = now + TimeUnit.MINUTES.toNanos(1);
        for (Exchange exchange : exchanges) {
          if (exchange.deadline - now <= 0) {
            exchange.breakOff(Kind.TIMED_OUT);
          } else if (exchange.deadline - nextLook < 0) {
            nextLook = exchange.deadline;
          }
        }
        // Rounded up, or the last millisecond would be spent looking.
        wait(1 + TimeUnit.NANOSECONDS.toMillis(nextLook - now));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
