package io.github.notrahooks.receiver;

import java.net.InetSocketAddress;

/** A server in front of the receiver, as the command line sees it. */
public interface WebhookServer extends AutoCloseable {
  /**
   * Starts to listen.
   *
   * @return the address, with the port that the system chose where 0 was asked for
   * @throws io.github.notrahooks.failure.Failure if the address cannot be listened on
   */
  InetSocketAddress start();

  /** Stops accepting, answers what is in flight, and returns; at most some seconds later. */
  @Override
  void close();
}
