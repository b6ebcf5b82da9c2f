package io.github.notrahooks.log.write;

import io.github.notrahooks.log.segment.LogSettings;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A log on a disk that a test can make slow or full. */
public final class FaultyLog {
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch syncing = new CountDownLatch(1);
  private volatile @Nullable CountDownLatch gate;

  /** Opens it. */
  public DeliveryLog open(LogSettings settings) throws IOException {
    FaultyFile.Faults faults = new FaultyFile.Faults();
    faults.beforeSync = file -> beforeSync();
    return DeliveryLog.open(new Appender(settings, faults::open), settings.warnings());
  }

  /** From now on no sync ends before {@link #release()}. */
  public void hold() {
    gate = new CountDownLatch(1);
  }

  /** Waits until a sync is being held. */
  public void awaitHeld() throws InterruptedException {
    if (!syncing.await(30, TimeUnit.SECONDS)) {
      throw new AssertionError("nothing was synced");
    }
  }

  /** Lets held and later syncs end. */
  public void release() {
    CountDownLatch held = gate;
    gate = null;
    if (held != null) {
      held.countDown();
    }
  }

  /** Makes so many of the next syncs fail. */
  public void fail(int syncs) {
    failures.set(syncs);
  }

  private void beforeSync() throws IOException {
    CountDownLatch held = gate;
    if (held != null) {
      syncing.countDown();
      try {
        held.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
    if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IOException("Input/output error");
    }
  }
}
