package io.github.notrahooks.receiver.undertow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.ConfigurationFile;
import io.github.notrahooks.config.LiveConfiguration;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.dedup.memory.SeenDeliveries;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.LogSettings;
import io.github.notrahooks.log.write.DeliveryLog;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.receiver.ApplicationAnswer;
import io.github.notrahooks.receiver.Attempt;
import io.github.notrahooks.receiver.Configured;
import io.github.notrahooks.receiver.DeliveryListener;
import io.github.notrahooks.receiver.FixedAnswer;
import io.github.notrahooks.receiver.LateAnswers;
import io.github.notrahooks.receiver.Receiver;
import io.github.notrahooks.receiver.TurnedAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A receiver with all that belongs to it, on a free port and in a home of its own. As an extension it runs
 * while a test does; where its field is static, while all tests of the class do, and then warns of nothing.
 */
public final class ReceiverFixture
    implements BeforeAllCallback,
        BeforeEachCallback,
        AfterEachCallback,
        AfterAllCallback,
        AutoCloseable {
  /** The usual limits, but for the port and for how long a test waits for what it knows to come. */
  public static final ServerSettings SETTINGS = new ServerSettings(
      "127.0.0.1",
      0,
      64L * 1024 * 1024,
      16L * 1024 * 1024,
      Duration.ofSeconds(30),
      Duration.ofSeconds(10),
      Duration.ofSeconds(60),
      Duration.ofMillis(500),
      Duration.ofSeconds(8),
      2500);

  private final Supplier<Path> folder;
  private final ServerSettings settings;
  private final LogOpener opener;
  private final LongPredicate rejected;
  private boolean shared;
  private Home home;
  private DeliveryLog log;
  private UndertowServer server;
  private InetSocketAddress address;
  private ConfigurationFile configuration;
  private final BlockingQueue<LogRecord> told = new LinkedBlockingQueue<>();
  private final BlockingQueue<TurnedAway> turnedAway = new LinkedBlockingQueue<>();
  private final List<String> warnings = new CopyOnWriteArrayList<>();

  /** Opens the log in a folder. */
  @FunctionalInterface
  public interface LogOpener {
    /** Opens it. */
    DeliveryLog open(LogSettings settings) throws IOException;
  }

  /**
   * A receiver that is not started yet.
   *
   * @param folder asked for its home, which need not exist, when it is started
   */
  public ReceiverFixture(Supplier<Path> folder) {
    this(folder, SETTINGS, DeliveryLog::openForServer);
  }

  /** A receiver with other limits, or another log. */
  public ReceiverFixture(Supplier<Path> folder, ServerSettings settings, LogOpener opener) {
    this(folder, settings, opener, bytes -> true);
  }

  /**
   * A receiver with other limits, or another log.
   *
   * @param rejected asked before a rejected record of so many bytes is stored
   */
  public ReceiverFixture(
      Supplier<Path> folder, ServerSettings settings, LogOpener opener, LongPredicate rejected) {
    this.folder = folder;
    this.settings = settings;
    this.opener = opener;
    this.rejected = rejected;
  }

  /** A monotonic clock by which a while passes between any two looks, so that each change is seen. */
  private static LongSupplier alwaysLater() {
    AtomicLong seconds = new AtomicLong();
    return () -> TimeUnit.SECONDS.toNanos(seconds.incrementAndGet());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    shared = true;
    start();
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (!shared) {
      start();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (!shared) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
    assertThat(warnings).isEmpty();
  }

  /** Starts it by hand. */
  public ReceiverFixture start() {
    home = new Home(folder.get());
    Clock clock = Clock.fixed(Configured.NOW, ZoneOffset.UTC);
    configuration = new ConfigurationFile(home, Providers.newSecrets(bound -> 0));
    configuration.update(before -> Configured.configuration());
    LiveConfiguration live = new LiveConfiguration(
        configuration, home, new Secrets(Map.of(), home.path()), warnings::add, alwaysLater());
    try {
      log = opener.open(
          new LogSettings(home.logs(), clock, true, LogSettings.SEGMENT_BYTES, warnings::add));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    AtomicLong ids = new AtomicLong();
    Receiver receiver = new Receiver(
        live,
        log,
        new SeenDeliveries(Duration.ofHours(24), Long.MAX_VALUE, clock, () -> 0),
        new Receiver.Settings(
            clock,
            () -> 0,
            () -> "log_" + HexFormat.of().toHexDigits(ids.incrementAndGet()),
            Duration.ofSeconds(60),
            "1.1 notra-hooks-test",
            ApplicationAnswer.NONE,
            FixedAnswer.OURS,
            new LateAnswers(),
            Json::object,
            rejected),
        new DeliveryListener() {
          @Override
          public void delivered(LogRecord delivery) {
            told.add(delivery);
          }

          @Override
          public void turnedAway(TurnedAway request) {
            turnedAway.add(request);
          }
        });
    server = new UndertowServer(receiver, settings, clock, () -> 0, warnings::add);
    address = server.start();
    return this;
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** Connects to it. */
  public Connection connect() {
    return Connection.to(address);
  }

  /** Sends a request on a connection of its own and reads the answer. */
  public Connection.Answer exchange(Attempt attempt) {
    return exchange(attempt.wire());
  }

  /** Sends bytes on a connection of their own and reads the answer. */
  public Connection.Answer exchange(byte[] request) {
    try (Connection connection = connect()) {
      return connection.send(request).answer();
    }
  }

  /** Asks for the health check. */
  public Connection.Answer health() {
    return exchange(
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  /** Changes the configuration, as another process would. */
  public void configure(UnaryOperator<Configuration> change) {
    configuration.update(change);
  }

  /** What is in the log's files now, oldest first. */
  public List<LogRecord> records() {
    List<LogRecord> records = new ArrayList<>();
    try {
      reader().oldestFirst(LogFilter.ALL, entry -> records.add(entry.delivery()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  /** The newest record in the log's files. */
  public LogRecord last() {
    List<LogRecord> last = new ArrayList<>();
    try {
      reader().newestFirst(LogFilter.ALL, entry -> !last.add(entry.delivery()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return last.get(0);
  }

  /** The text of all of the log's files. */
  public String logText() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(home.logs())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private LogReader reader() {
    return new LogReader(
        home.logs(),
        damage -> {
          throw new AssertionError("damaged: " + damage);
        },
        unread -> {
          throw new AssertionError(unread.toString());
        });
  }

  /** The next delivery of this ID that the listener is told of; those before it are passed over. */
  public LogRecord told(String deliveryId) {
    LogRecord next = told();
    while (!deliveryId.equals(next.referenceId())) {
      next = told();
    }
    return next;
  }

  /** The next delivery that the listener is told of. */
  public LogRecord told() {
    try {
      LogRecord next = told.poll(30, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nobody was told of a further delivery");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The next request that the listener is told of as turned away. */
  public TurnedAway turnedAway() {
    try {
      TurnedAway next = turnedAway.poll(30, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nobody was told of a further request that was turned away");
      }
      return next;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The folder of its log. */
  public Path logs() {
    return home.logs();
  }

  /** The next delivery of this ID, if the listener was told of it by now. */
  public @Nullable LogRecord toldAlready(String deliveryId) {
    LogRecord next = told.poll();
    while (next != null && !deliveryId.equals(next.referenceId())) {
      next = told.poll();
    }
    return next;
  }

  /** What was warned of. */
  public List<String> warnings() {
    return warnings;
  }

  /** Stops the server, gracefully, and nothing else. */
  public void stopServer() {
    server.close();
  }

  @Override
  public void close() {
    server.close();
    try {
      log.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Waits until the server holds so many bytes of bodies. */
  void awaitHeld(long bytes) {
    while (server.heldBytes() != bytes) {
      Thread.onSpinWait();
    }
  }
}
