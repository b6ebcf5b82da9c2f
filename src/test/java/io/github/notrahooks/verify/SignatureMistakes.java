package io.github.notrahooks.verify;

import static io.github.notrahooks.verify.Signer.utf8;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.Verdict.Reason;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.signature.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Signatures written in other forms, sent in other headers, or made by other schemes. */
final class SignatureMistakes {
  static final byte[] BODY = utf8("{\"who\":\"Zoë\"," + BodyMistakes.TIMED + "}");

  private final Signer signer;
  private final String header;
  private final Headers headers;
  private final byte[] mac;
  private final List<Mistake> mistakes = new ArrayList<>();

  private SignatureMistakes(Signer signer) {
    this.signer = signer;
    this.header = signer.scheme().signatureHeader();
    this.headers = signer.headers(BODY);
    this.mac = Hmac.SHA256.of(signer.key(), signer.scheme().signed(headers, Body.of(BODY)));
  }

  static List<Mistake> of(Signer signer) {
    SignatureMistakes all = new SignatureMistakes(signer);
    all.values();
    all.headers();
    all.times();
    switch (signer.scheme().id()) {
      case "github" -> {
        all.ofGitHub();
        all.spellings();
      }
      case "linear" -> all.ofLinear();
      default -> all.ofSchemesThatSignHeaders();
    }
    return all.mistakes;
  }

  private void values() {
    String right = signer.scheme().signature(headers, mac);
    value("an empty value", "", Hint.EMPTY_HEADER);
    value("a value pasted with spaces", " " + right + "\n", Hint.SIGNATURE_WHITE_SPACE);
    value("a quoted value", '"' + right + '"', Hint.SIGNATURE_QUOTES);
    value("joined values", right + "," + right, Hint.JOINED_VALUES);
    if (!signer.scheme().id().equals("standard-webhooks")) {
      // Its signatures are a list, in which the name is one element that nobody knows.
      value("a whole header line", header + ": " + right, Hint.SIGNATURE_WITH_HEADER_NAME);
    }
    value(
        "a value escaped as in a URL",
        URLEncoder.encode(right + " ", StandardCharsets.UTF_8).replace("+", "%20"),
        Hint.SIGNATURE_PERCENT_ENCODED);
    value("a value as Python prints bytes", "b'" + right + "'", Hint.SIGNATURE_AS_PRINTED);
    value("a value with a no-break space", "\u00A0" + right, Hint.SIGNATURE_INVISIBLE);
    value("a value with a zero-width space", right + "\u200B", Hint.SIGNATURE_INVISIBLE);
    value("a value quoted by a word processor", "\u201C" + right + "\u201D", Hint.SIGNATURE_QUOTES);
    String wrong = signer.scheme().signature(headers, new byte[mac.length]);
    value("a line of another value", wrong + "\n" + right, Hint.JOINED_VALUES);
    value("a comma and another value", wrong + "," + right, Hint.JOINED_VALUES);
    if (signer.decodes()) {
      String base64 = Base64.getEncoder().encodeToString(mac);
      value("a value without version", base64, Hint.MISSING_PREFIX);
      value("a value in hex", "v1," + Hex.encode(mac), Hint.HEX_SIGNATURE);
      value("a value without padding", right.replace("=", ""), Hint.BASE64_VARIANT);
      value("a value as GitHub's", "sha256=" + Hex.encode(mac), Hint.OTHER_PROVIDER);
    } else {
      String upper = Hex.encode(mac).toUpperCase(Locale.ROOT);
      String prefix = right.substring(0, right.length() - 64);
      String sha1 = Hex.encode(Hmac.SHA1.of(signer.key(), List.of(BODY)));
      value("upper-case hex", prefix + upper, Hint.UPPER_CASE_HEX);
      value("base64", prefix + Base64.getEncoder().encodeToString(mac), Hint.BASE64_SIGNATURE);
      value("SHA-1", "sha1=" + sha1, Hint.SHA1_VALUE);
      value(
          "as Standard Webhooks",
          "v1," + Base64.getEncoder().encodeToString(mac),
          Hint.OTHER_PROVIDER);
    }
  }

  private void headers() {
    mistakes.add(new Mistake(
        signer + ": a header sent twice",
        signer.submission(twice(), BODY),
        Reason.REPEATED_HEADER,
        Hint.ONE_OF_SEVERAL));
    Headers renamed = headers
        .without(header)
        .with("HTTP_" + header.toUpperCase(Locale.ROOT).replace('-', '_'), signer.signature(BODY));
    wrong("a header renamed", renamed, Hint.HEADER_RENAMED);
    for (SignatureScheme other : SignatureSchemes.BUILT_IN.all()) {
      Headers theirs = Headers.of(other.signatureHeader(), "x");
      if (!other.equals(signer.scheme()) && other.isIn(theirs)) {
        wrong("a message of " + other.id(), theirs, Hint.OTHER_PROVIDER);
      }
    }
    wrong("a message of Discord", Headers.of("X-Signature-Ed25519", "00"), Hint.OTHER_PROVIDER);
  }

  private Headers twice() {
    Headers.Builder builder = new Headers.Builder();
    headers.forEach(one -> builder.add(one.name(), one.value()));
    return builder.add(header.toLowerCase(Locale.ROOT), "nonsense").build();
  }

  private void times() {
    if (signer.scheme().id().equals("github")) {
      return;
    }
    if (signer.scheme().id().equals("linear")) {
      byte[] body = utf8("{\"webhookTimestamp\":" + Signer.NOW.getEpochSecond() + "}");
      mistakes.add(new Mistake(
          "linear: seconds",
          signer.submission(signer.headers(body), body),
          Reason.STALE_TIMESTAMP,
          Hint.TIMESTAMP_IN_SECONDS));
      return;
    }
    Instant distant = Instant.ofEpochSecond(Signer.NOW.toEpochMilli());
    Headers inMillis = signer
        .scheme()
        .headers(
            new SignatureScheme.Message("msg_1", "push", Body.of(BODY), "text/plain", distant),
            Secret.of(signer.secret()));
    mistakes.add(new Mistake(
        signer + ": milliseconds",
        signer.submission(inMillis, BODY),
        Reason.STALE_TIMESTAMP,
        Hint.TIMESTAMP_IN_MILLISECONDS));
  }

  private void ofGitHub() {
    value("no prefix", Hex.encode(mac), Hint.MISSING_PREFIX);
    wrong("the SHA-1 header alone", headers.without(header), Hint.SHA1_HEADER);
    wrong(
        "as Bitbucket sends it",
        Headers.of("X-Hub-Signature", "sha256=" + Hex.encode(mac)),
        Hint.SHA256_IN_SHA1_HEADER);
    Signer standard = new Signer(
        SignatureSchemes.BUILT_IN.named("standard-webhooks").orElseThrow(),
        "whsec_" + Base64.getEncoder().encodeToString(signer.key()));
    Headers theirs = standard.headers(BODY);
    byte[] other = standard.scheme().macs(standard.signature(BODY)).get(0);
    mistakes.add(new Mistake(
        "github: signed as Standard Webhooks",
        signer.submission(theirs.with(header, "sha256=" + Hex.encode(other)), BODY),
        Reason.MISMATCH,
        Hint.OTHER_PROVIDER));
  }

  private void ofLinear() {
    String hex = Hex.encode(mac);
    value("what openssl prints", "(stdin)= " + hex, Hint.SIGNATURE_AS_PRINTED);
    value(
        "what openssl 3 prints of a file", "SHA2-256(a b.json)= " + hex, Hint.SIGNATURE_AS_PRINTED);
    value("what a checksum looks like", hex + "  *payload.json", Hint.SIGNATURE_AS_PRINTED);
    value("what openssl -r prints", hex + " *stdin", Hint.SIGNATURE_AS_PRINTED);
    value(
        "what BitConverter prints",
        hex.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1-"),
        Hint.SIGNATURE_OTHER_HEX);
    value("with colons", hex.replaceAll("(..)(?=.)", "$1:"), Hint.SIGNATURE_OTHER_HEX);
    value(
        "what openssl -c prints",
        "(stdin)= " + hex.replaceAll("(..)(?=.)", "$1:"),
        Hint.SIGNATURE_AS_PRINTED);
    value("what BSD prints", "SHA256 (a b.json) = " + hex, Hint.SIGNATURE_AS_PRINTED);
    value("two sets of bare digits", "0".repeat(64) + "\n" + hex, Hint.JOINED_VALUES);
    value("with 0x", "0x" + hex, Hint.SIGNATURE_OTHER_HEX);
    value("GitHub's prefix", "sha256=" + Hex.encode(mac), Hint.EXTRA_PREFIX);
  }

  private void spellings() {
    String hex = Hex.encode(mac);
    for (String prefix : List.of(
        "sha256 ",
        "sha256==",
        "sha256=sha256=",
        "sha-256=",
        "SHA256=",
        "sha256:",
        "Sha256: ",
        "hmac-sha256=")) {
      value("the prefix " + prefix, prefix + hex, Hint.PREFIX_MISSPELT);
    }
    String separated = hex.toUpperCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1-");
    value("bytes of .NET behind the prefix", "sha256=" + separated, Hint.SIGNATURE_OTHER_HEX);
    value("0x behind the prefix", "sha256=0x" + hex, Hint.SIGNATURE_OTHER_HEX);
    value("a space behind the prefix", "sha256= " + hex, Hint.SIGNATURE_WHITE_SPACE);
    String right = "sha256=" + hex;
    for (String line : List.of(
        "HTTP_X_HUB_SIGNATURE_256=",
        "X-Hub-Signature-256:",
        "> X-Hub-Signature-256: ",
        "x-hub-signature-256 => ")) {
      value("a line " + line, line + right, Hint.SIGNATURE_WITH_HEADER_NAME);
    }
    value(
        "a member of JSON",
        "\"X-Hub-Signature-256\": \"" + right + "\",",
        Hint.SIGNATURE_WITH_HEADER_NAME);
    value(
        "an option of curl",
        "-H 'X-Hub-Signature-256: " + right + "' \\",
        Hint.SIGNATURE_WITH_HEADER_NAME);
    value("both headers", "X-Hub-Signature: sha1=x\n" + header + ": " + right, Hint.JOINED_VALUES);
    byte[] sha512 = Hmac.SHA512.of(signer.key(), List.of(BODY));
    value("SHA-512", "sha512=" + Hex.encode(sha512), Hint.SHA512_VALUE);
    wrong(
        "SHA-512 in the header of SHA-1",
        headers.without(header).with("X-Hub-Signature", "sha512=" + Hex.encode(sha512)),
        Hint.SHA512_VALUE);
  }

  private void ofSchemesThatSignHeaders() {
    byte[] bodyAlone = Hmac.SHA256.of(signer.key(), List.of(BODY));
    mistakes.add(new Mistake(
        signer + ": the body alone signed",
        signer.submission(
            headers.with(header, signer.scheme().signature(headers, bodyAlone)), BODY),
        Reason.MISMATCH,
        Hint.OTHER_PROVIDER));
    byte[] text = Hmac.SHA256.of(utf8(signer.secret()), List.of(BODY));
    value("signed by GitHub's scheme", "sha256=" + Hex.encode(text), Hint.OTHER_PROVIDER);
    Submission whole = signer.submission(headers, BODY);
    mistakes.add(new Mistake(
        signer + ": a bare signature",
        new Submission(
            Headers.EMPTY,
            signer.signature(BODY),
            whole.body(),
            whole.scheme(),
            whole.secrets(),
            List.of(),
            Signer.NOW,
            Signer.TOLERANCE),
        Reason.MISSING_HEADER,
        Hint.HEADERS_NEEDED));
  }

  private void value(String name, String value, Hint hint) {
    mistakes.add(new Mistake(
        signer + ": " + name,
        signer.submission(headers.with(header, value), BODY),
        Reason.MALFORMED,
        hint));
  }

  private void wrong(String name, Headers received, Hint hint) {
    mistakes.add(new Mistake(
        signer + ": " + name, signer.submission(received, BODY), Reason.WRONG_HEADER, hint));
  }
}
