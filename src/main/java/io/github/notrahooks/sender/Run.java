package io.github.notrahooks.sender;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One job on its way: its threads, the pace they keep together, and the count of what they did. */
final class Run {
  private final Sender sender;
  private final SendJob job;
  private final SendListener listener;
  private final SendSummary.Counter counter = new SendSummary.Counter();

  /** Held while a delivery is taken and its turn awaited, so that the pace is that of all threads. */
  private final Object turn = new Object();

  /** Held while the listener is told. */
  private final Object telling = new Object();

  /** The thread that takes a delivery, which may have to wait for it. */
  private final AtomicReference<@Nullable Thread> taker = new AtomicReference<>();

  private boolean begun;
  private long nextTurn;
  private volatile @Nullable Throwable failure;

  Run(Sender sender, SendJob job, SendListener listener) {
    this.sender = sender;
    this.job = job;
    this.listener = new Serialized(listener);
  }

  SendSummary run() {
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= job.concurrency(); i++) {
      Thread thread = new Thread(this::work, "sender-" + i);
      thread.setDaemon(true);
      threads.add(thread);
    }
    try {
      threads.forEach(Thread::start);
    } catch (Error e) {
      // There are no more to be had: those that have begun must not go on behind the caller's back.
      sender.stop();
      failure = e;
    }
    threads.forEach(this::await);
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    } else if (thrown instanceof Error error) {
      throw error;
    }
    return counter.summary(sender.isStopped());
  }

  private void await(Thread thread) {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        sender.stop();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      boolean more = true;
      while (more) {
        more = sendNext();
      }
    } catch (RuntimeException | Error e) {
      failure = failure == null ? e : failure;
      sender.stop();
    }
  }

  /** In a call of its own: while it waits for another, a thread must not keep what it sent in memory. */
  private boolean sendNext() {
    PlannedDelivery next = next();
    if (next == null) {
      return false;
    }
    listener.done(sender.deliver(next, job, listener));
    return true;
  }

  private @Nullable PlannedDelivery next() {
    synchronized (turn) {
      PlannedDelivery next = taken();
      return next == null || awaitTurn(job.pacing().gapBefore(next)) ? null : next;
    }
  }

  /** The next delivery; null if there is none, or none is wanted any more. */
  private @Nullable PlannedDelivery taken() {
    taker.set(Thread.currentThread());
    try {
      return sender.isStopped() || !job.deliveries().hasNext()
          ? null
          : job.deliveries().next();
    } finally {
      taker.set(null);
    }
  }

  /** Ends the wait for a delivery, once the sender is stopped. For any thread. */
  void wake() {
    Thread waiting = taker.get();
    if (waiting != null) {
      waiting.interrupt();
    }
  }

  /** Waits for the next place in the schedule; says whether to stop. */
  private boolean awaitTurn(Duration gap) {
    if (sender.isStopped()) {
      return true;
    }
    long now = sender.nanos();
    if (!begun) {
      begun = true;
      nextTurn = now;
      return false;
    }
    nextTurn += gap.toNanos();
    long wait = nextTurn - now;
    if (wait < -gap.toNanos()) {
      // Too late by more than one place: what was missed is not caught up with in a burst.
      nextTurn = now;
    }
    return wait > 0 && sender.pause(Duration.ofNanos(wait));
  }

  /** Tells the listener and counts, one thread at a time. */
  private final class Serialized implements SendListener {
    private final SendListener told;

    Serialized(SendListener told) {
      this.told = told;
    }

    @Override
    public void done(DeliveryResult result) {
      synchronized (telling) {
        counter.add(result);
        told.done(result);
      }
    }

    @Override
    public void retrying(DeliveryResult soFar, Duration pause) {
      synchronized (telling) {
        told.retrying(soFar, pause);
      }
    }
  }
}
