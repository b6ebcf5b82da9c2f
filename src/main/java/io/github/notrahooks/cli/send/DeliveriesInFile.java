package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Envelope;
import io.github.notrahooks.input.Envelopes;
import io.github.notrahooks.input.LoggedFile;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.input.Unwrapped;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The deliveries in a file, as if the log had them.
 *
 * @param deliveries in the order of the file
 * @param readAs what they were taken out of
 */
record DeliveriesInFile(List<LogRecord> deliveries, List<ReadAs> readAs) {
  /**
   * What is asked for.
   *
   * @param name the file, or {@code -} for standard input
   * @param entry which of several in it is meant, from 1; null for all
   * @param filter which of the records of a log are meant; null for those that were received
   * @param to where they are to be sent, or null for the home's own receiver
   */
  record Asked(
      String name,
      @Nullable Integer entry,
      @Nullable LogFilter filter,
      @Nullable String to) {
    String origin() {
      return name.equals("-") ? "standard input" : name;
    }
  }

  /**
   * The deliveries.
   *
   * @throws Failure of usage if there is none in the file, or no provider sends such headers
   */
  static DeliveriesInFile read(Context context, Asked asked, SecretChoice secrets) {
    Body file = PayloadSource.given(context, asked.name(), secrets.readsStandardInput());
    Optional<LoggedFile> logged = LoggedFile.archive(
            file, context.schemes(), context.environment().clock().instant())
        .or(() -> LoggedFile.lines(file))
        .filter(each -> each.records().size() > 1);
    if (logged.isPresent() && asked.entry() == null) {
      return ofLog(context, asked, logged.get());
    }
    if (asked.filter() != null) {
      throw Failure.usage("filters choose among records of a log, and " + asked.origin()
          + (logged.isPresent() ? " has --entry to choose by" : " has not several of them"));
    }
    return enveloped(context, asked, file, secrets);
  }

  private static DeliveriesInFile ofLog(Context context, Asked asked, LoggedFile logged) {
    List<LogRecord> chosen = chosen(logged.records(), asked.filter());
    List<ReadAs> readAs = List.of(new ReadAs(
        "body",
        asked.origin(),
        (logged.archive() ? Envelope.Form.HAR : Envelope.Form.LOG_RECORD).wireName(),
        (logged.archive() ? "a HAR with " : "a log with ") + logged.records().size()
            + " deliveries",
        "exact"));
    ReadAs.sentences(readAs).forEach(each -> context.output().info(Printable.line(each)));
    int out = logged.leftOut() + logged.records().size() - chosen.size();
    if (out > 0) {
      context
          .output()
          .info(out + (out == 1 ? " is" : " are")
              + " left out: not chosen, no known provider's, sent and not received, or the run of a"
              + " command");
    }
    Routing routing = new Routing(context, asked.to());
    return new DeliveriesInFile(chosen.stream().map(routing::toThere).toList(), readAs);
  }

  private static List<LogRecord> chosen(List<LogRecord> all, @Nullable LogFilter filter) {
    List<LogRecord> deliveries = all.stream().filter(each -> each.run() == null).toList();
    if (filter == null) {
      List<LogRecord> received = deliveries.stream()
          .filter(each -> Direction.INCOMING.equals(each.direction()))
          .toList();
      return received.isEmpty() ? deliveries : received;
    }
    List<LogRecord> matching = deliveries.stream().filter(filter::matches).toList();
    Integer limit = filter.limit();
    return limit == null || limit >= matching.size()
        ? matching
        : matching.subList(matching.size() - limit, matching.size());
  }

  private static DeliveriesInFile enveloped(
      Context context, Asked asked, Body file, SecretChoice secrets) {
    String origin = asked.origin();
    Envelopes envelopes = Envelopes.in(file);
    List<Envelope> meant = asked.entry() == null
        ? envelopes.all()
        : envelopes.one(asked.entry(), origin).stream().toList();
    if (meant.isEmpty()) {
      throw Failure.usage("there is no delivery in " + origin
          + " that could be sent again: no headers with a body. 'send' signs a payload anew.");
    }
    Routing routing = new Routing(context, asked.to());
    List<LogRecord> deliveries = new ArrayList<>();
    List<ReadAs> readAs = new ArrayList<>();
    for (int i = 0; i < meant.size(); i++) {
      Envelope envelope = meant.get(i);
      SignatureScheme scheme = envelope.scheme(context.schemes()).orElse(null);
      if (scheme != null) {
        Unwrapped found =
            Unwrapped.of(envelope, context.schemes(), each -> secrets.known(each.id()));
        readAs.addAll(found.readAs(origin));
        String id = meant.size() == 1 ? origin : origin + ", entry " + (i + 1);
        deliveries.add(routing.toThere(record(context, id, scheme, envelope, found.body())));
      }
    }
    if (deliveries.isEmpty()) {
      throw Failure.usage(origin + " is " + meant.get(0).form().words()
          + (meant.get(0).headers().list().isEmpty()
              ? ", and has no headers"
              : ", but its headers are no known provider's")
          + ". 'send' signs a payload anew.");
    }
    ReadAs.sentences(readAs).forEach(each -> context.output().info(Printable.line(each)));
    int out = meant.size() - deliveries.size();
    if (out > 0) {
      context
          .output()
          .info(out + " of " + meant.size() + " are left out: no known provider has such headers");
    }
    return new DeliveriesInFile(
        List.copyOf(deliveries), readAs.stream().distinct().toList());
  }

  private static LogRecord record(
      Context context, String id, SignatureScheme scheme, Envelope envelope, Body body) {
    return LogRecord.builder()
        .id(id)
        .referenceId(scheme.deliveryHeader().flatMap(envelope.headers()::first).orElse(null))
        .title(id)
        .integrationType(scheme.id())
        .direction(Direction.INCOMING)
        .outcome(Outcome.PROCESSED)
        .payload(new LogRecord.Payload(
            scheme.event(envelope.headers(), body).orElse(""), "", null, Json.object()))
        .createdAt(context.environment().clock().instant())
        .request(LogRecord.Request.builder()
            .method("POST")
            .path("/")
            .headers(scheme.standard(envelope.headers()))
            .body(body)
            .build())
        .build();
  }

  /** Where deliveries go that came from elsewhere: the IDs of another machine are not those of this one. */
  private record Routing(Context context, @Nullable String to) {
    LogRecord toThere(LogRecord delivery) {
      Destination destination = Destination.of(context, delivery.integrationType(), to, null);
      var route = destination.route();
      return delivery.toBuilder()
          .direction(Direction.INCOMING)
          .organizationId(route == null ? null : route.organizationId())
          .integrationId(route == null ? null : route.integrationId())
          .repositoryId(route == null ? null : route.repositoryId())
          .request(
              delivery.request().toBuilder().url(destination.target().url()).build())
          .build();
    }
  }
}
