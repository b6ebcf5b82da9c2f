package io.github.notrahooks.sender;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that keeps the bytes of each request and answers with the bytes it was given. */
public final class RawServer implements AutoCloseable {
  /** In place of an answer: none comes, and the connection stays open. */
  public static final String SILENCE = "silence";

  /** In place of an answer: the connection is closed. */
  public static final String CLOSE = "";

  /** Before an answer: the connection is closed after it, without saying so in it. */
  public static final String THEN_CLOSE = "close after: ";

  private static final Pattern LENGTH =
      Pattern.compile("(?i)\r\ncontent-length: *(\\d+)\r\n", Pattern.CASE_INSENSITIVE);

  private final ServerSocket listening;
  private final String[] answers;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();
  private final BlockingQueue<byte[]> requests = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> closings = new LinkedBlockingQueue<>();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  private RawServer(int port, String... answers) throws IOException {
    this.listening = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    this.answers = answers;
    start(this::accept);
  }

  /** Answers with each in turn, and with the last from then on. */
  public static RawServer answering(String... answers) throws IOException {
    return new RawServer(0, answers);
  }

  /** The same at a port that was free a moment ago. */
  public static RawServer listening(int port, String... answers) throws IOException {
    return new RawServer(port, answers);
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + port();
  }

  /** A complete answer. */
  public static String answer(int status, String reason, String headers, String body) {
    return "HTTP/1.1 " + status + " " + reason + "\r\n" + headers + "Content-Length: "
        + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
  }

  public static String ok() {
    return answer(200, "OK", "", "");
  }

  public int port() {
    return listening.getLocalPort();
  }

  public Target target(String path) {
    return Target.parse("http://127.0.0.1:" + port() + path);
  }

  /** The bytes of the next request, all of them. */
  public byte[] nextRequest() throws InterruptedException {
    byte[] request = requests.poll(20, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request came");
    }
    return request;
  }

  /** The next request as text. */
  public String nextText() throws InterruptedException {
    return new String(nextRequest(), StandardCharsets.UTF_8);
  }

  /** How many requests came that were not asked for yet. */
  public int waiting() {
    return requests.size();
  }

  public int connections() {
    return connections.get();
  }

  public void awaitClosing() throws InterruptedException {
    if (closings.poll(20, TimeUnit.SECONDS) == null) {
      throw new AssertionError("no connection was closed");
    }
  }

  private static void start(Runnable action) {
    Thread thread = new Thread(action, "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        connections.incrementAndGet();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // Closed.
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      for (byte[] request = read(socket.getInputStream());
          request.length > 0;
          request = read(socket.getInputStream())) {
        requests.add(request);
        String answer = answers[Math.min(next.getAndIncrement(), answers.length - 1)];
        boolean last = answer.startsWith(THEN_CLOSE);
        if (answer.equals(CLOSE)) {
          return;
        } else if (!answer.equals(SILENCE)) {
          String text = last ? answer.substring(THEN_CLOSE.length()) : answer;
          socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }
        if (last) {
          socket.close();
          closings.add("closed");
          return;
        }
      }
    } catch (IOException e) {
      // The client went away, or the test is over.
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    int matched = 0;
    while (matched < 4) {
      int b = in.read();
      if (b < 0) {
        return new byte[0];
      }
      request.write(b);
      matched = b == "\r\n\r\n".charAt(matched) ? matched + 1 : b == '\r' ? 1 : 0;
    }
    Matcher length = LENGTH.matcher(request.toString(StandardCharsets.ISO_8859_1));
    if (length.find()) {
      request.writeBytes(in.readNBytes(Integer.parseInt(length.group(1))));
    }
    return request.toByteArray();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
