package io.github.notrahooks.log.write;

import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.segment.SegmentFile;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    return DeliveryLog.open(
        new Appender(
            settings, path -> new Faulty(new SegmentFile.OnDisk(HomeFiles.openOrCreate(path)))),
        settings.warnings());
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

  private final class Faulty implements SegmentFile {
    private final SegmentFile file;

    Faulty(SegmentFile file) {
      this.file = file;
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public void write(ByteBuffer bytes, long position) throws IOException {
      file.write(bytes, position);
    }

    @Override
    public void read(ByteBuffer bytes, long position) throws IOException {
      file.read(bytes, position);
    }

    @Override
    public void truncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public void sync() throws IOException {
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
      file.sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
