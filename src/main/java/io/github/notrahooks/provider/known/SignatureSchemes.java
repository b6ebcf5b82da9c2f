package io.github.notrahooks.provider.known;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.declared.CommonSchemes;
import io.github.notrahooks.provider.declared.DeclaredScheme;
import io.github.notrahooks.provider.declared.StandardWebhooks;
import io.github.notrahooks.provider.github.GitHubScheme;
import io.github.notrahooks.provider.linear.LinearScheme;
import io.github.notrahooks.provider.notra.NotraScheme;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of all schemes that can be signed with and verified. */
public final class SignatureSchemes {
  /** GitHub's. */
  public static final SignatureScheme GITHUB = new GitHubScheme();

  /** Linear's. */
  public static final SignatureScheme LINEAR = new LinearScheme();

  /** The table of those that are built in. */
  public static final SignatureSchemes BUILT_IN = new SignatureSchemes(List.of(
          GITHUB, LINEAR, new DeclaredScheme(StandardWebhooks.declaration()), new NotraScheme()))
      .with(CommonSchemes.ALL);

  /** The hashes of SHA-1, SHA-256 and SHA-512. */
  private static final Pattern DIGITS =
      Pattern.compile("[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{128}");

  private final List<SignatureScheme> all;

  private SignatureSchemes(List<SignatureScheme> all) {
    this.all = all;
  }

  /** This table with further schemes, which come last and are the most particular. */
  public SignatureSchemes with(List<SignatureScheme> more) {
    return more.isEmpty()
        ? this
        : new SignatureSchemes(Stream.concat(all.stream(), more.stream()).toList());
  }

  /** All of them, in the order in which they are listed to users. */
  public List<SignatureScheme> all() {
    return all;
  }

  /** The scheme of this name. */
  public Optional<SignatureScheme> named(String id) {
    return all.stream().filter(scheme -> scheme.id().equals(id)).findFirst();
  }

  /**
   * The scheme of the name that a user gave.
   *
   * @throws Failure of usage if there is none; it names those that exist, and the nearest of them
   */
  public SignatureScheme required(String id) {
    return named(id).orElseThrow(() -> Providers.unknown(id, names()));
  }

  /** The scheme of the provider that certainly sends this body, if it tells. */
  public Optional<SignatureScheme> ofBody(Body body) {
    return mostParticularFirst().filter(scheme -> scheme.isBody(body)).findFirst();
  }

  /** The scheme that a message's headers show, if they show one. */
  public Optional<SignatureScheme> ofHeaders(Headers headers) {
    return mostParticularFirst()
        .filter(scheme -> scheme.isIn(headers))
        .findFirst()
        .or(() -> all.stream().filter(scheme -> isAnyOf(scheme, headers)).findFirst());
  }

  private static boolean isAnyOf(SignatureScheme scheme, Headers headers) {
    return headers.list().stream()
        .anyMatch(header -> scheme.headerFamilies().stream()
            .anyMatch(family -> header.name().toLowerCase(Locale.ROOT).startsWith(family)));
  }

  /**
   * The scheme of a signature that stands alone, if its form tells.
   *
   * @param headers those that are there besides: of several schemes with this form they may tell which
   * @param body what is said to be signed: digits without a prefix belong to a scheme that has none only
   *     if its time is in there; else the prefix of the first scheme may be missing
   */
  public Optional<SignatureScheme> ofSignature(String signature, Headers headers, Body body) {
    List<SignatureScheme> fitting =
        all.stream().filter(scheme -> scheme.isSignature(signature)).toList();
    return fitting.stream()
        .filter(scheme -> isAnyOf(scheme, headers))
        .findFirst()
        .or(() -> fitting.stream()
            .filter(scheme -> !scheme.signaturePrefix().isEmpty() || scheme.hasTimeIn(body))
            .findFirst())
        .or(() -> DIGITS.matcher(signature).matches() ? Optional.of(all.get(0)) : Optional.empty());
  }

  /** What is sent by fewer comes later in the table, and may carry the marks of what comes before. */
  private Stream<SignatureScheme> mostParticularFirst() {
    return IntStream.range(0, all.size()).mapToObj(i -> all.get(all.size() - 1 - i));
  }

  /** The names of all schemes. */
  public List<String> names() {
    return all.stream().map(SignatureScheme::id).toList();
  }
}
