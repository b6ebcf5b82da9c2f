package io.github.notrahooks.inspector;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.log.read.FilterTerms;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.read.LogReader;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.log.segment.Unread;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.replay.ReplayPlan;
import io.github.notrahooks.replay.ReplaySettings;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.sender.PlannedDelivery;
import io.github.notrahooks.sender.Sender;
import io.github.notrahooks.verify.logged.DeliverySecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The home that is inspected, with what commands would use for the same. Any thread may ask. */
public interface InspectedHome {
  /** The folder. */
  String path();

  /** The wall clock. */
  Clock clock();

  /** The folder of the log's segments. */
  Path logs();

  /** Reads the log; tells nobody of what is damaged or cannot be read. */
  default LogReader reader() {
    return reader(unread -> {});
  }

  /** The same for one who must know what could not be read. */
  default LogReader reader(Consumer<Unread> unread) {
    return new LogReader(logs(), damage -> {}, unread);
  }

  /**
   * The filter that terms describe.
   *
   * @throws io.github.notrahooks.failure.Failure if a name in them is not known
   */
  LogFilter.Builder filter(FilterTerms terms) throws IOException;

  /** How providers sign. */
  SignatureSchemes schemes();

  /** The secrets as they are now. */
  DeliverySecrets secrets();

  /** The configuration as it is now; empty while there is none. */
  Optional<Configuration> configuration();

  /** The addresses that triggers send to, by the names of the triggers. */
  Map<String, String> targets();

  /** The server that runs on the home. */
  Optional<RunningServer> server();

  /** The words with which commands begin that are suggested. */
  List<String> self();

  /** The secret of an integration or repository, as text. */
  String secret(String id);

  /**
   * How a logged delivery would be sent again.
   *
   * @param to where it goes, or null for where it went
   * @param changes what becomes of its body
   */
  ReplayPlan replay(
      LogRecord delivery,
      ReplaySettings settings,
      @Nullable String to,
      UnaryOperator<Body> changes);

  /**
   * How a sample would be sent.
   *
   * @param to where it goes, or null for the endpoint
   * @param endpoint the ID of an integration or repository, or null for the provider's first
   */
  PlannedDelivery sample(Sample sample, Body body, @Nullable String to, @Nullable String endpoint);

  /**
   * Sends, and keeps a record of it in the log; to be closed.
   *
   * @param recorded told of each record before it is stored
   */
  Sender sender(Consumer<LogRecord> recorded);
}
