package io.github.notrahooks.verify;

/**
 * What would have to be different for a signature to match. The names are part of the JSON output, are
 * listed in {@code docs/verify.md}, and are only ever added to.
 *
 * <p>A name says what happened to the message on its way from the signer: {@code trailing-newline-added}
 * means that the body in hand has a line break that the signed bytes did not have.
 */
public enum Hint {
  /** The body ends in a line break that the signed bytes do not have. */
  TRAILING_NEWLINE_ADDED(
      "trailing-newline-added",
      "The body ends in a line break that the signed bytes do not have.",
      "Take the bytes as they were received, and write them without a line break at the end (`printf %s`, not `echo`)."),
  /** The signed bytes end in a line break that the body does not have. */
  TRAILING_NEWLINE_REMOVED(
      "trailing-newline-removed",
      "The signed bytes end in a line break that the body does not have.",
      "Keep the body's last line break: do not trim it."),
  /** The body has white space around it that the signed bytes do not have. */
  WHITE_SPACE_ADDED(
      "white-space-added",
      "The body has white space around it that the signed bytes do not have.",
      "Take the bytes as they were received."),
  /** The body has CRLF line breaks where the signed bytes have LF. */
  LF_BECAME_CRLF(
      "lf-became-crlf",
      "The body has CRLF line breaks where the signed bytes have LF.",
      "Keep editors and Git (`core.autocrlf`) from converting the file."),
  /** The body has LF line breaks where the signed bytes have CRLF. */
  CRLF_BECAME_LF(
      "crlf-became-lf",
      "The body has LF line breaks where the signed bytes have CRLF.",
      "Keep editors and Git (`core.autocrlf`) from converting the file."),
  /** The body has line breaks and the signed bytes have none, as if curl -d @file had sent them. */
  LINE_BREAKS_ADDED(
      "line-breaks-added",
      "The body has line breaks and the signed bytes have none, as if `curl -d @file` had sent them.",
      "Send files with `curl --data-binary @file`, which keeps line breaks."),
  /** The body begins with a byte-order mark that the signed bytes do not have. */
  BOM_ADDED(
      "bom-added",
      "The body begins with a byte-order mark that the signed bytes do not have.",
      "Save the file as UTF-8 without a byte-order mark."),
  /** The signed bytes begin with a byte-order mark that the body does not have. */
  BOM_REMOVED(
      "bom-removed",
      "The signed bytes begin with a byte-order mark that the body does not have.",
      "Verify the raw bytes: reading them as text dropped the mark."),
  /** The signature is that of an empty body. */
  EMPTY_BODY_SIGNED(
      "empty-body-signed",
      "The signature is that of an empty body.",
      "Let the sender sign the bytes that it sends; some frameworks hand over the body only once."),
  /** The body is JSON, but the form that carried it was signed. */
  FORM_DECODED(
      "form-decoded",
      "The body is JSON, but the form that carried it was signed.",
      "Verify the raw form (`payload=%7B…`), and decode it afterwards."),
  /** The body is a form, but the JSON inside it was signed. */
  FORM_ENCODED(
      "form-encoded",
      "The body is a form, but the JSON inside it was signed.",
      "Let the sender sign the form that it sends, or send JSON."),
  /** The body is a form whose characters were escaped in another way than in the signed one. */
  FORM_REENCODED(
      "form-reencoded",
      "The body is a form whose characters were escaped in another way than in the signed one.",
      "Verify the raw bytes of the form: do not parse and rebuild it."),
  /** The signed bytes are UTF-8 that was read as Latin-1 or Windows-1252 and written again. */
  BODY_READ_AS_LATIN1(
      "body-read-as-latin1",
      "The signed bytes are UTF-8 that was read as Latin-1 or Windows-1252 and written again.",
      "Verify the raw bytes, or read and write them as UTF-8."),
  /** The signed bytes are the body's UTF-8, read as Latin-1 or Windows-1252 and written again. */
  BODY_SIGNED_AS_MOJIBAKE(
      "body-signed-as-mojibake",
      "The signed bytes are the body's UTF-8, read as Latin-1 or Windows-1252 and written again.",
      "Let the sender sign the bytes that it sends."),
  /** The signed bytes are the body's text in Latin-1 or Windows-1252. */
  BODY_SIGNED_IN_LATIN1(
      "body-signed-in-latin1",
      "The signed bytes are the body's text in Latin-1 or Windows-1252.",
      "Let the sender turn its text into UTF-8 before signing it."),
  /** The signed bytes have a question mark for each character that is not ASCII. */
  BODY_SIGNED_IN_ASCII(
      "body-signed-in-ascii",
      "The signed bytes have a question mark for each character that is not ASCII.",
      "Let the sender turn its text into UTF-8, not ASCII, before signing it."),
  /** The signed bytes have U+FFFD for each byte of the body that is not UTF-8. */
  BODY_SIGNED_WITH_REPLACEMENTS(
      "body-signed-with-replacements",
      "The signed bytes have U+FFFD for each byte of the body that is not UTF-8.",
      "Let the sender sign bytes, not text that was decoded from them."),
  /** The signed bytes are the same JSON without white space. */
  JSON_WAS_COMPACT(
      "json-was-compact",
      "The signed bytes are the same JSON without white space.",
      "Verify the raw bytes: do not parse, format or pretty-print them first."),
  /** The signed bytes are the same JSON with one space after each colon and comma. */
  JSON_WAS_SPACED(
      "json-was-spaced",
      "The signed bytes are the same JSON with one space after each colon and comma.",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signed bytes are the same JSON, indented. */
  JSON_WAS_INDENTED(
      "json-was-indented",
      "The signed bytes are the same JSON, indented.",
      "Verify the raw bytes, or let the sender sign the text that it sends."),
  /** The signed bytes are the same JSON as PostgreSQL writes jsonb: spaced, and keys by length. */
  JSON_WAS_JSONB(
      "json-was-jsonb",
      "The signed bytes are the same JSON as PostgreSQL writes `jsonb`: spaced, and keys by length.",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signed bytes are the same JSON with its keys sorted. */
  JSON_KEYS_WERE_SORTED(
      "json-keys-were-sorted",
      "The signed bytes are the same JSON with its keys sorted.",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signed bytes are the same JSON with escapes for characters that are not ASCII. */
  JSON_WAS_ESCAPED(
      "json-was-escaped",
      "The signed bytes are the same JSON with `\\uXXXX` for characters that are not ASCII.",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signed bytes are the same JSON without needless escapes. */
  JSON_WAS_UNESCAPED(
      "json-was-unescaped",
      "The signed bytes are the same JSON without needless escapes.",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signed bytes are the same JSON with an escape for each slash. */
  JSON_SLASHES_WERE_ESCAPED(
      "json-slashes-were-escaped",
      "The signed bytes are the same JSON with `\\/` for each slash.",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signed bytes are the same JSON, escaped so that it may stand in HTML. */
  JSON_WAS_HTML_ESCAPED(
      "json-was-html-escaped",
      "The signed bytes are the same JSON with `\\u003c`, `\\u003e` and `\\u0026` for `<`, `>` and `&`.",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signed bytes are the same JSON with its numbers as JavaScript writes them (1, not 1.0). */
  JSON_NUMBERS_WERE_NORMALISED(
      "json-numbers-were-normalised",
      "The signed bytes are the same JSON with its numbers as JavaScript writes them (`1`, not `1.0`).",
      "Verify the raw bytes: do not parse and serialise them first."),
  /** The signature was made with another of the configured secrets. */
  OTHER_SECRET(
      "other-secret",
      "The signature was made with another of the configured secrets.",
      "Use that secret, or give the sender the one of this endpoint."),
  /** No secret given is a key of this scheme. */
  UNUSABLE_SECRET(
      "unusable-secret",
      "No secret given is a key of this scheme.",
      "Copy the whole secret from the provider's settings, `whsec_` included."),
  /** The secret has white space around it that the sender's does not have. */
  SECRET_WHITE_SPACE(
      "secret-white-space",
      "The secret has white space around it that the sender's does not have.",
      "Remove the white space."),
  /** The secret ends in a line break that the sender's does not have. */
  SECRET_NEWLINE_ADDED(
      "secret-newline-added",
      "The secret ends in a line break that the sender's does not have.",
      "Remove the line break (`printf %s`, not `echo`)."),
  /** The sender's secret ends in a line break. */
  SECRET_NEWLINE_MISSING(
      "secret-newline-missing",
      "The sender's secret ends in a line break.",
      "Set the secret at the sender again, without the line break."),
  /** The secret has quotes around it that the sender's does not have. */
  SECRET_QUOTES_ADDED(
      "secret-quotes-added",
      "The secret has quotes around it that the sender's does not have.",
      "Remove the quotes."),
  /** The sender's secret has quotes around it. */
  SECRET_QUOTES_MISSING(
      "secret-quotes-missing",
      "The sender's secret has quotes around it.",
      "Set the secret at the sender again, without the quotes."),
  /** The secret begins with a byte-order mark that the sender's does not have. */
  SECRET_BOM_ADDED(
      "secret-bom-added",
      "The secret begins with a byte-order mark that the sender's does not have.",
      "Save the secret's file as UTF-8 without a byte-order mark."),
  /** The sender's secret begins with a byte-order mark. */
  SECRET_BOM_MISSING(
      "secret-bom-missing",
      "The sender's secret begins with a byte-order mark.",
      "Set the secret at the sender again, without the mark."),
  /** The secret is a line NAME=value, of which the sender has only the value. */
  SECRET_ASSIGNMENT(
      "secret-assignment",
      "The secret is a line `NAME=value`, of which the sender has only the value.",
      "Give only what stands after the equals sign."),
  /** The secret has v1, before its whsec_. */
  SECRET_VERSION_PREFIX(
      "secret-version-prefix", "The secret has `v1,` before its `whsec_`.", "Remove `v1,`."),
  /** The sender took the secret as hexadecimal digits and used the bytes they stand for. */
  SECRET_HEX_DECODED(
      "secret-hex-decoded",
      "The sender took the secret as hexadecimal digits and used the bytes they stand for.",
      "Let the sender use the text itself as the key."),
  /** The sender used the secret's bytes in hexadecimal digits as the key. */
  SECRET_HEX_ENCODED(
      "secret-hex-encoded",
      "The sender used the secret's bytes in hexadecimal digits as the key.",
      "Use the same secret text on both sides."),
  /** The sender took the secret as base64 and used the bytes it stands for. */
  SECRET_BASE64_DECODED(
      "secret-base64-decoded",
      "The sender took the secret as base64 and used the bytes it stands for.",
      "Let the sender use the text itself as the key."),
  /** The sender used the base64 of the secret's bytes as the key. */
  SECRET_BASE64_ENCODED(
      "secret-base64-encoded",
      "The sender used the base64 of the secret's bytes as the key.",
      "Use the same secret text on both sides."),
  /** The sender used the text of the secret as the key, and this scheme decodes it. */
  SECRET_USED_AS_TEXT(
      "secret-used-as-text",
      "The sender used the text of the secret as the key, and this scheme decodes it.",
      "Let the sender decode the base64 after `whsec_`."),
  /** The sender decoded the base64 after whsec_, and this scheme uses the text. */
  WHSEC_DECODED(
      "whsec-decoded",
      "The sender decoded the base64 after `whsec_`, and this scheme uses the text.",
      "Let the sender use the whole text as the key, or check by the scheme that decodes it."),
  /** The sender used the text after whsec_ as the key. */
  WHSEC_STRIPPED(
      "whsec-stripped",
      "The sender used the text after `whsec_` as the key.",
      "Let the sender use the secret as the scheme says, `whsec_` included."),
  /** The secret lacks the whsec_ before its base64. */
  WHSEC_MISSING(
      "whsec-missing",
      "The secret lacks the `whsec_` before its base64.",
      "Copy the whole secret from the provider's settings."),
  /** Only X-Hub-Signature is there, which is SHA-1 and not accepted. */
  SHA1_HEADER(
      "sha1-header",
      "Only `X-Hub-Signature` is there, which is SHA-1 and not accepted.",
      "Verify `X-Hub-Signature-256`; GitHub sends both."),
  /** X-Hub-Signature carries a SHA-256 signature, as Bitbucket sends it. */
  SHA256_IN_SHA1_HEADER(
      "sha256-in-sha1-header",
      "`X-Hub-Signature` carries a SHA-256 signature, as Bitbucket sends it.",
      "Give its value with `--signature`, or send it as `X-Hub-Signature-256`."),
  /** The value is a SHA-1 signature, which is not accepted. */
  SHA1_VALUE(
      "sha1-value",
      "The value is a SHA-1 signature, which is not accepted.",
      "Use the value of `X-Hub-Signature-256`, made with HMAC-SHA256."),
  /** The message is signed by another provider's scheme. */
  OTHER_PROVIDER(
      "other-provider",
      "The message is signed by another provider's scheme.",
      "Choose the scheme with `--provider`, or let the sender sign as this one does."),
  /** The signature header arrived under another name, as a gateway or CGI spells it. */
  HEADER_RENAMED(
      "header-renamed",
      "The signature header arrived under another name, as a gateway or CGI spells it.",
      "Use the name that the provider sends."),
  /** A signature alone is not enough: this scheme signs other headers too. */
  HEADERS_NEEDED(
      "headers-needed",
      "A signature alone is not enough: this scheme signs other headers too.",
      "Give them all with `--headers FILE`."),
  /** The signature header is there, but empty. */
  EMPTY_HEADER(
      "empty-header",
      "The signature header is there, but empty.",
      "Set a secret at the sender, and look for what drops the value on the way."),
  /** The header holds several values in one line. */
  JOINED_VALUES(
      "joined-values",
      "The header holds several values in one line.",
      "Send the signature once, in one header."),
  /** The header is there more than once, and one of its values is right. */
  ONE_OF_SEVERAL(
      "one-of-several",
      "The header is there more than once, and one of its values is right.",
      "Send the signature once, in one header."),
  /** The hexadecimal digits are in upper case. */
  UPPER_CASE_HEX(
      "upper-case-hex",
      "The value has letters in upper case.",
      "Write it in lower case: receivers compare it as text."),
  /** The value lacks its prefix. */
  MISSING_PREFIX(
      "missing-prefix",
      "The value lacks its prefix.",
      "Put the prefix of the scheme (`sha256=` or `v1,`) before it."),
  /** The value has a prefix, and this scheme has none. */
  EXTRA_PREFIX(
      "extra-prefix",
      "The value has a prefix, and this scheme has none.",
      "Send the hexadecimal digits alone."),
  /** The value is base64 where hexadecimal digits belong. */
  BASE64_SIGNATURE(
      "base64-signature",
      "The value is base64 where hexadecimal digits belong.",
      "Write the 32 bytes of the HMAC as 64 hexadecimal digits."),
  /** The value is hexadecimal where base64 belongs. */
  HEX_SIGNATURE(
      "hex-signature",
      "The value is hexadecimal where base64 belongs.",
      "Write the 32 bytes of the HMAC as base64."),
  /** The value is base64 of another kind: without padding, or of the URL alphabet. */
  BASE64_VARIANT(
      "base64-variant",
      "The value is base64 of another kind: without padding, or of the URL alphabet.",
      "Write standard base64 with padding."),
  /** The value has white space in or around it. */
  SIGNATURE_WHITE_SPACE(
      "signature-white-space",
      "The value has white space in or around it.",
      "Remove the white space."),
  /** The value has quotes around it. */
  SIGNATURE_QUOTES("signature-quotes", "The value has quotes around it.", "Remove the quotes."),
  /** The time is in seconds where milliseconds belong. */
  TIMESTAMP_IN_SECONDS(
      "timestamp-in-seconds",
      "The time is in seconds where milliseconds belong.",
      "Multiply it by 1000 before signing."),
  /** The time is in milliseconds where seconds belong. */
  TIMESTAMP_IN_MILLISECONDS(
      "timestamp-in-milliseconds",
      "The time is in milliseconds where seconds belong.",
      "Divide it by 1000 before signing.");

  private final String wireName;
  private final String explanation;
  private final String remedy;

  Hint(String wireName, String explanation, String remedy) {
    this.wireName = wireName;
    this.explanation = explanation;
    this.remedy = remedy;
  }

  /** The name in JSON output: lower case, with hyphens. */
  public String wireName() {
    return wireName;
  }

  /** What it means, in one sentence. */
  public String explanation() {
    return explanation;
  }

  /** What to do about it, in one sentence. */
  public String remedy() {
    return remedy;
  }
}
