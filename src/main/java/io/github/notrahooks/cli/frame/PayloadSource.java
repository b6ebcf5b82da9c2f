package io.github.notrahooks.cli.frame;

import io.github.notrahooks.cli.option.FileOptions;
import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.input.Disguise;
import io.github.notrahooks.input.Envelopes;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.input.ReadAs;
import io.github.notrahooks.input.Unwrapped;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.receiver.undertow.ServerSettings;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a payload from where an argument says, which may be a device or a pipe without end. */
public final class PayloadSource {
  private static final int MOST_HEADERS = 1024 * 1024;
  private static final int MOST = ServerSettings.MAX_BODY_BYTES;
  /** The largest file that is read as a whole. */
  public static final int MOST_IN_FILE = 64 * 1024 * 1024;

  private PayloadSource() {}

  /**
   * What an argument names.
   *
   * @param payload what is to be sent
   * @param deliveryId the ID of the delivery that it was taken out of, or null if it was none
   * @param readAs what it was taken out of; empty if it was taken as it stands
   */
  public record Named(Payload payload, @Nullable String deliveryId, List<ReadAs> readAs) {}

  /**
   * What was said of a payload.
   *
   * @param argument a sample's name, a file, or {@code -} for standard input
   * @param provider whose it is, or null for what the content tells
   * @param event its event, or null for what the content tells
   * @param options how a file is read
   */
  public record Asked(
      String argument, @Nullable String provider, @Nullable String event, FileOptions options) {}

  /**
   * The payload that an argument names: a sample, a file, or standard input. Of a file in which a delivery
   * must be meant it is taken out, which is said.
   */
  public static Named payload(Context context, Asked asked, SecretChoice secrets) {
    if (asked.argument().isEmpty()) {
      throw Failure.usage("say what to send: a sample, a file, or - for standard input");
    }
    Optional<Sample> sample = sample(context, asked.argument());
    return sample.isPresent()
        ? new Named(
            payload(context, sample.get(), asked.provider(), asked.event()), null, List.of())
        : file(context, asked, secrets);
  }

  private static Payload payload(
      Context context, Sample sample, @Nullable String provider, @Nullable String event) {
    if (provider != null && !context.schemes().required(provider).id().equals(sample.provider())) {
      throw Failure.usage("the sample " + sample.name() + " is of " + sample.provider()
          + ", and --provider says " + provider);
    }
    return new Payload(
        SignatureSchemes.BUILT_IN.required(sample.provider()),
        event == null ? sample.event() : event,
        sample.action(),
        sample.body(context.environment().clock().instant()),
        true);
  }

  /** The payload in a file or standard input, with what is known of it from what it was in. */
  public static Named file(Context context, Asked asked, SecretChoice secrets) {
    String origin = asked.argument().equals("-") ? "standard input" : asked.argument();
    Body file = given(context, asked.argument(), secrets.readsStandardInput());
    Optional<Unwrapped> unwrapped =
        asked.options().raw() ? Optional.empty() : unwrapped(context, asked, file, secrets);
    if (unwrapped.isEmpty()) {
      Body body = payload(file, origin);
      return new Named(
          Payload.of(context.schemes(), body, origin, asked.provider(), asked.event()),
          null,
          List.of());
    }
    Unwrapped found = unwrapped.get();
    Disguise.of(found.body())
        .ifPresent(disguise -> context
            .output()
            .warn(Printable.line(
                "the body in " + origin + " " + disguise + ": it goes out as it is")));
    ReadAs.sentences(found.readAs(origin))
        .forEach(each -> context.output().info(Printable.line(each)));
    Optional<SignatureScheme> scheme = found.scheme(context.schemes());
    String provider = asked.provider() != null
        ? asked.provider()
        : scheme.map(SignatureScheme::id).orElse(null);
    String event = asked.event() != null
        ? asked.event()
        : scheme
            .flatMap(each -> each.event(found.envelope().headers(), found.body()))
            .orElse(found.envelope().event());
    String id = scheme
        .flatMap(SignatureScheme::deliveryHeader)
        .flatMap(found.envelope().headers()::first)
        .orElse(found.envelope().deliveryId());
    return new Named(
        Payload.of(context.schemes(), found.body(), origin, provider, event),
        id,
        found.readAs(origin));
  }

  private static Optional<Unwrapped> unwrapped(
      Context context, Asked asked, Body file, SecretChoice secrets) {
    Envelopes envelopes = Envelopes.in(file);
    if (envelopes.all().isEmpty()) {
      Disguise.of(file)
          .ifPresent(disguise -> context
              .output()
              .warn(Printable.line(asked.argument() + " " + disguise + ": it goes out as it is")));
    }
    if (asked.options().entry() == null
        && envelopes.all().stream().noneMatch(each -> each.isCertain(context.schemes()))) {
      envelopes.all().stream()
          .findFirst()
          .ifPresent(each -> context
              .output()
              .warn(Printable.line(asked.argument()
                  + " looks like " + each.form().words() + ": it goes out as it is. --entry 1 sends"
                  + " what is inside, --raw says that it is meant.")));
      return Optional.empty();
    }
    return envelopes
        .one(asked.options().entry(), asked.argument())
        .map(envelope ->
            Unwrapped.of(envelope, context.schemes(), scheme -> secrets.known(scheme.id())));
  }

  private static Optional<Sample> sample(Context context, String argument) {
    if (argument.equals("-") || argument.contains("/") || argument.contains("\\")) {
      return Optional.empty();
    }
    SampleCatalogue catalogue = SampleCatalogue.load();
    Optional<Sample> found = catalogue.find(argument);
    if (found.isPresent() || Files.exists(context.path(argument))) {
      return found;
    }
    // Neither a sample nor a file: most likely a sample's name mistyped.
    return argument.endsWith(".json") ? found : Optional.of(catalogue.named(argument));
  }

  /**
   * All that is in a file, or in standard input where the argument is {@code -}.
   *
   * @throws Failure of usage if it cannot be read, or has more bytes than anything that a payload is in
   */
  public static Body given(Context context, String argument, boolean standardInputIsTaken) {
    if (argument.equals("-")) {
      if (standardInputIsTaken) {
        throw Failure.usage("standard input cannot be both the payload and the secret");
      }
      return standardInput(context);
    }
    Path file = context.path(argument);
    try (InputStream in = Files.newInputStream(file)) {
      return Body.of(bytes(in, argument));
    } catch (NoSuchFileException e) {
      throw Failure.usage("there is no file " + argument);
    } catch (IOException e) {
      throw Failure.usage("cannot read " + argument + ": " + FileProblem.of(e));
    }
  }

  /**
   * What is in a file, as a payload.
   *
   * @throws Failure of usage if it has more bytes than a payload may have
   */
  public static Body payload(Body file, String origin) {
    if (file.size() > MOST) {
      throw Failure.usage(origin + " has more than " + MOST + " bytes, as no payload has;"
          + " 'send --fault oversize' shows how one is refused");
    }
    return file;
  }

  private static byte[] bytes(InputStream in, String origin) throws IOException {
    byte[] bytes = in.readNBytes(MOST_IN_FILE + 1);
    if (bytes.length > MOST_IN_FILE) {
      throw Failure.usage(origin + " has more than " + MOST_IN_FILE + " bytes, as no file has that"
          + " one payload is in");
    }
    return bytes;
  }

  /** The bytes of a file with headers. */
  public static byte[] headers(Context context, String file) {
    try (InputStream in = Files.newInputStream(context.path(file))) {
      byte[] bytes = in.readNBytes(MOST_HEADERS + 1);
      if (bytes.length > MOST_HEADERS) {
        throw Failure.usage(file + " is longer than any headers");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw Failure.usage("there is no file " + file);
    } catch (IOException e) {
      throw Failure.usage("cannot read " + file + ": " + FileProblem.of(e));
    }
  }

  private static Body standardInput(Context context) {
    try {
      byte[] bytes = bytes(context.environment().in(), "standard input");
      if (bytes.length == 0) {
        throw Failure.usage("standard input is empty: there is no payload");
      }
      return Body.of(bytes);
    } catch (IOException e) {
      throw Failure.usage("cannot read standard input: " + e.getMessage());
    }
  }
}
