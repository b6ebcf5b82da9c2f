package io.github.notrahooks.receiver.undertow;

import org.xnio.StreamConnection;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Stops asking the kernel for a connection's bytes only when some arrive that nobody wants yet. Undertow
 * stops while a request is being answered and begins again after it, and each costs a system call; nearly
 * every client waits for the answer, so that nearly always nothing arrives in between. Used on the
 * connection's I/O thread alone.
 */
final class LazySuspension extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private boolean wanted;

  private LazySuspension(StreamSourceConduit next) {
    super(next);
  }

  /** Puts one between a new connection and what reads from it. */
  static void install(StreamConnection connection) {
    ConduitStreamSourceChannel source = connection.getSourceChannel();
    LazySuspension lazy = new LazySuspension(source.getConduit());
    lazy.setReadReadyHandler(new ReadReadyHandler.ChannelListenerHandler<>(source));
    source.setConduit(lazy);
  }

  @Override
  public void suspendReads() {
    wanted = false;
  }

  @Override
  public void resumeReads() {
    wanted = true;
    next.resumeReads();
  }

  @Override
  public void wakeupReads() {
    wanted = true;
    next.wakeupReads();
  }

  @Override
  public boolean isReadResumed() {
    return wanted;
  }

  @Override
  public void setReadReadyHandler(ReadReadyHandler handler) {
    next.setReadReadyHandler(new ReadReadyHandler() {
      @Override
      public void readReady() {
        if (wanted) {
          handler.readReady();
        } else {
          next.suspendReads();
        }
      }

      @Override
      public void forceTermination() {
        handler.forceTermination();
      }

      @Override
      public void terminated() {
        handler.terminated();
      }
    });
  }
}
