package io.github.notrahooks.cli.frame;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.FileProblem;
import io.github.notrahooks.input.Payload;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.receiver.undertow.ServerSettings;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a payload from where an argument says, which may be a device or a pipe without end. */
public final class PayloadSource {
  private static final int MOST_HEADERS = 1024 * 1024;
  private static final int MOST = ServerSettings.MAX_BODY_BYTES;

  private PayloadSource() {}

  /** The payload that an argument names: a sample, a file, or standard input. */
  public static Payload payload(
      Context context,
      String argument,
      @Nullable String provider,
      @Nullable String event,
      boolean standardInputIsTaken) {
    if (argument.isEmpty()) {
      throw Failure.usage("say what to send: a sample, a file, or - for standard input");
    }
    Optional<Sample> sample = sample(context, argument);
    if (sample.isEmpty()) {
      Body body = read(context, argument, standardInputIsTaken);
      return Payload.of(context.schemes(), body, argument, provider, event);
    }
    Sample found = sample.get();
    if (provider != null && !context.schemes().required(provider).id().equals(found.provider())) {
      throw Failure.usage("the sample " + argument + " is of " + found.provider()
          + ", and --provider says " + provider);
    }
    return new Payload(
        SignatureSchemes.BUILT_IN.required(found.provider()),
        event == null ? found.event() : event,
        found.action(),
        found.body(context.environment().clock().instant()),
        true);
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

  /** The bytes of a file, or of standard input where the argument is {@code -}. */
  public static Body read(Context context, String argument, boolean standardInputIsTaken) {
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

  private static byte[] bytes(InputStream in, String origin) throws IOException {
    byte[] bytes = in.readNBytes(MOST + 1);
    if (bytes.length > MOST) {
      throw Failure.usage(origin + " has more than " + MOST + " bytes, as no payload has;"
          + " 'send --fault oversize' shows how one is refused");
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
