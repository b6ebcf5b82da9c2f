package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.frame.PayloadSource;
import io.github.notrahooks.cli.frame.SecretChoice;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.input.Envelope;
import io.github.notrahooks.input.Envelopes;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.input.Unwrapped;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.SignatureScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The delivery in a file, as if the log had it.
 *
 * @param delivery what the log would have
 * @param readAs what it was taken out of
 */
record DeliveryInFile(LogRecord delivery, List<ReadAs> readAs) {
  /**
   * The delivery.
   *
   * @param name the file, or {@code -} for standard input
   * @param entry which of several in it is meant, from 1, or null
   * @param to where it is to be sent, or null for the home's own receiver
   * @throws Failure of usage if there is none in the file, or no provider sends such headers
   */
  static DeliveryInFile read(
      Context context,
      String name,
      @Nullable Integer entry,
      @Nullable String to,
      SecretChoice secrets) {
    String origin = name.equals("-") ? "standard input" : name;
    Envelope envelope = Envelopes.in(
            PayloadSource.given(context, name, secrets.readsStandardInput()))
        .one(entry, origin)
        .orElseThrow(() -> Failure.usage("there is no delivery in " + origin
            + " that could be sent again: no headers with a body. 'send' signs a payload anew."));
    SignatureScheme scheme = envelope
        .scheme(context.schemes())
        .orElseThrow(() -> Failure.usage(origin + " is " + envelope.form().words()
            + (envelope.headers().list().isEmpty()
                ? ", and has no headers"
                : ", but its headers are no known provider's")
            + ". 'send' signs a payload anew."));
    Unwrapped found = Unwrapped.of(envelope, context.schemes(), each -> secrets.known(each.id()));
    List<ReadAs> readAs = found.readAs(origin);
    ReadAs.sentences(readAs).forEach(each -> context.output().info(Printable.line(each)));
    Destination destination = Destination.of(context, scheme.id(), to, null);
    var route = destination.route();
    LogRecord delivery = LogRecord.builder()
        .id(origin)
        .referenceId(scheme.deliveryHeader().flatMap(envelope.headers()::first).orElse(null))
        .title(origin)
        .integrationType(scheme.id())
        .direction(Direction.INCOMING)
        .outcome(Outcome.PROCESSED)
        .payload(new LogRecord.Payload(
            scheme.event(envelope.headers(), found.body()).orElse(""), "", null, Json.object()))
        .createdAt(context.environment().clock().instant())
        .organizationId(route == null ? null : route.organizationId())
        .integrationId(route == null ? null : route.integrationId())
        .repositoryId(route == null ? null : route.repositoryId())
        .request(LogRecord.Request.builder()
            .method("POST")
            .path("/")
            .url(destination.target().url())
            .headers(scheme.standard(envelope.headers()))
            .body(found.body())
            .build())
        .build();
    return new DeliveryInFile(delivery, readAs);
  }
}
