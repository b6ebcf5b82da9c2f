package io.github.notrahooks.receiver.undertow;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import org.xnio.Options;

/** Answers 200 once it has read a body, and does nothing else: the ceiling of what Undertow can do. */
public final class DoNothingServer {
  private DoNothingServer() {}

  /** Takes the port. */
  public static void main(String[] args) {
    Undertow.builder()
        .addHttpListener(Integer.parseInt(args[0]), "127.0.0.1")
        .setIoThreads(Math.max(2, Runtime.getRuntime().availableProcessors()))
        .setBufferSize(16 * 1024 - 20)
        .setSocketOption(Options.BACKLOG, 4096)
        .setServerOption(UndertowOptions.DECODE_URL, false)
        .setHandler(exchange -> exchange
            .getRequestReceiver()
            .receiveFullBytes((read, body) -> read.getResponseSender().send("{}")))
        .build()
        .start();
  }
}
