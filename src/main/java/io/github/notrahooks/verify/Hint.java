package io.github.notrahooks.verify;

import java.util.Locale;

/**
 * What would have to be different for a signature to match: what each means, and what to do about it. The
 * names are part of the JSON output, are listed in {@code docs/verify.md}, and are only ever added to.
 *
 * <p>A name says what happened to the message on its way from the signer: {@code trailing-newline-added}
 * means that the body in hand has a line break that the signed bytes did not have.
 */
public enum Hint {
  TRAILING_NEWLINE_ADDED(
      "The body ends in a line break that the signed bytes do not have.",
      "Take the bytes as they were received, and write them without a line break at the end (`printf %s`, not `echo`)."),
  TRAILING_NEWLINE_REMOVED(
      "The signed bytes end in a line break that the body does not have.",
      "Keep the body's last line break: do not trim it."),
  WHITE_SPACE_ADDED(
      "The body has white space around it that the signed bytes do not have.",
      "Take the bytes as they were received."),
  LF_BECAME_CRLF(
      "The body has CRLF line breaks where the signed bytes have LF.",
      "Keep editors and Git (`core.autocrlf`) from converting the file."),
  CRLF_BECAME_LF(
      "The body has LF line breaks where the signed bytes have CRLF.",
      "Keep editors and Git (`core.autocrlf`) from converting the file."),
  LINE_BREAKS_ADDED(
      "The body has line breaks and the signed bytes have none, as if `curl -d @file` had sent them.",
      "Send files with `curl --data-binary @file`, which keeps line breaks."),
  BOM_ADDED(
      "The body begins with a byte-order mark that the signed bytes do not have.",
      "Save the file as UTF-8 without a byte-order mark."),
  BOM_REMOVED(
      "The signed bytes begin with a byte-order mark that the body does not have.",
      "Verify the raw bytes: reading them as text dropped the mark."),
  EMPTY_BODY_SIGNED(
      "The signature is that of an empty body.",
      "Let the sender sign the bytes that it sends; some frameworks hand over the body only once."),
  FORM_DECODED(
      "The body is JSON, but the form that carried it was signed.",
      "Verify the raw form (`payload=%7B…`), and decode it afterwards."),
  FORM_ENCODED(
      "The body is a form, but the JSON inside it was signed.",
      "Let the sender sign the form that it sends, or send JSON."),
  FORM_REENCODED(
      "The body is a form whose characters were escaped in another way than in the signed one.",
      "Verify the raw bytes of the form: do not parse and rebuild it."),
  BODY_IN_LATIN1(
      "The body is text in Latin-1 or Windows-1252, and the same text in UTF-8 was signed.",
      "Verify the raw bytes: what saved the body turned its text into another encoding."),
  BODY_READ_AS_LATIN1(
      "The signed bytes are UTF-8 that was read as Latin-1 or Windows-1252 and written again.",
      "Verify the raw bytes, or read and write them as UTF-8."),
  BODY_SIGNED_AS_MOJIBAKE(
      "The signed bytes are the body's UTF-8, read as Latin-1 or Windows-1252 and written again.",
      "Let the sender sign the bytes that it sends."),
  BODY_SIGNED_IN_LATIN1(
      "The signed bytes are the body's text in Latin-1 or Windows-1252.",
      "Let the sender turn its text into UTF-8 before signing it."),
  BODY_SIGNED_IN_ASCII(
      "The signed bytes have a question mark for each character that is not ASCII.",
      "Let the sender turn its text into UTF-8, not ASCII, before signing it."),
  BODY_SIGNED_WITH_REPLACEMENTS(
      "The signed bytes have U+FFFD for each byte of the body that is not UTF-8.",
      "Let the sender sign bytes, not text that was decoded from them."),
  BODY_COMPRESSED(
      "The body is compressed, and what it unpacks to was signed.",
      "Unpack the body as its `Content-Encoding` says before the signature is checked."),
  BODY_BASE64_ENCODED(
      "The body is the base64 of the signed bytes, as API Gateway hands it over with `isBase64Encoded`.",
      "Decode the body before it is verified."),
  BODY_IN_UTF_16(
      "The body is the signed text in UTF-16, as PowerShell writes files.",
      "Write the file as UTF-8 without a byte-order mark: `-Encoding utf8NoBOM`, or `curl -o FILE`."),
  BODY_PERCENT_ENCODED(
      "The body is the signed bytes with percent escapes (`%7B`).",
      "Take the bytes as they were received, or undo the escapes before verifying."),
  BODY_IN_JSON_STRING(
      "The body is the signed text as a JSON string, in quotes and escaped.",
      "Verify the text inside the string: it was turned into JSON once more."),
  JSON_WAS_COMPACT(
      "The signed bytes are the same JSON without white space.",
      "Verify the raw bytes: do not parse, format or pretty-print them first."),
  JSON_WAS_SPACED(
      "The signed bytes are the same JSON with one space after each colon and comma.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_WAS_INDENTED(
      "The signed bytes are the same JSON, indented.",
      "Verify the raw bytes, or let the sender sign the text that it sends."),
  JSON_WAS_JSONB(
      "The signed bytes are the same JSON as PostgreSQL writes `jsonb`: spaced, and keys by length.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_KEYS_WERE_SORTED(
      "The signed bytes are the same JSON with its keys sorted.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_REPEATED_NAMES_WERE_DROPPED(
      "The signed bytes have once what the body's JSON has more than once in one object: a name, with its last value.",
      "Verify the raw bytes: programs that parse such JSON keep one of the values, and not all the same one."),
  JSON_WAS_ESCAPED(
      "The signed bytes are the same JSON with `\\uXXXX` for characters that are not ASCII.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_WAS_UNESCAPED(
      "The signed bytes are the same JSON without needless escapes.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_SLASHES_WERE_ESCAPED(
      "The signed bytes are the same JSON with `\\/` for each slash.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_WAS_HTML_ESCAPED(
      "The signed bytes are the same JSON with `\\u003c`, `\\u003e` and `\\u0026` for `<`, `>` and `&`.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_WAS_SYSTEM_TEXT_JSON(
      "The signed bytes are the same JSON as .NET's `System.Text.Json` writes it: by default `\\u002B`, `\\u0027`, `\\u0022`, `\\u0026`, `\\u003C`, `\\u003E`, `\\u0060` and all that is not ASCII as `\\uXXXX` in capital digits.",
      "Verify the raw bytes, or let the sender sign the very text that it sends."),
  JSON_ESCAPES_WERE_RECASED(
      "The signed bytes are the same JSON with the digits of its `\\uXXXX` in the other case.",
      "Verify the raw bytes: do not parse and serialise them first."),
  JSON_NUMBERS_WERE_NORMALISED(
      "The signed bytes are the same JSON with its numbers as another language writes them: JavaScript has `1` for `1.0`, Python `1000.0` for `1e3`.",
      "Verify the raw bytes: do not parse and serialise them first."),
  OTHER_SECRET(
      "The signature was made with another of the configured secrets.",
      "Use that secret, or give the sender the one of this endpoint."),
  UNUSABLE_SECRET(
      "No secret given is a key of this scheme.",
      "Copy the whole secret from the provider's settings, `whsec_` included."),
  SECRET_WHITE_SPACE(
      "The secret has white space around it that the sender's does not have.",
      "Remove the white space; or set the secret with it at the sender."),
  SECRET_NEWLINE_ADDED(
      "The secret ends in a line break that the sender's does not have.",
      "Remove the line break (`printf %s`, not `echo`); or set the secret with it at the sender."),
  SECRET_NEWLINE_MISSING(
      "The sender's secret ends in a line break.",
      "Set the secret at the sender again, without the line break; or give the receiver one with it: of a file one line end is dropped, so it takes two there."),
  SECRET_QUOTES_ADDED(
      "The secret has quotes around it that the sender's does not have.",
      "Remove the quotes; or set the secret with them at the sender."),
  SECRET_QUOTES_MISSING(
      "The sender's secret has quotes around it.",
      "Set the secret at the sender again, without the quotes; or give the receiver one with them."),
  SECRET_BOM_ADDED(
      "The secret begins with a byte-order mark that the sender's does not have.",
      "Save the secret's file as UTF-8 without a byte-order mark; or set the secret with the mark at the sender."),
  SECRET_BOM_MISSING(
      "The sender's secret begins with a byte-order mark.",
      "Set the secret at the sender again, without the mark; or give the receiver one with it."),
  SECRET_ASSIGNMENT(
      "The secret is a line `NAME=value` or `name: value`, of which the sender has only the value.",
      "Give only the value; or set the whole line at the sender."),
  SECRET_VERSION_PREFIX(
      "The secret has `v1,` before its `whsec_`.",
      "Remove `v1,`; or set the secret with it at the sender, if both sides take it as text."),
  SECRET_IN_UTF_16(
      "The secret in hand is in UTF-16, and the sender's is not.",
      "Save the secret's file as UTF-8 without a byte-order mark; or let the sender use these very bytes as its key."),
  SECRET_IN_JSON(
      "The secret in hand is JSON, and the sender's is the one text inside it.",
      "Give only the text inside; or, if the whole JSON is meant, set it at the sender."),
  SECRET_PERCENT_ENCODED(
      "The secret in hand has percent escapes that the sender's has not.",
      "Undo the escapes where the secret is read; or set the text with them at the sender."),
  SECRET_HTML_ESCAPED(
      "The secret in hand has HTML entities that the sender's has not.",
      "Copy the secret as a page shows it, not from its source; or set this text at the sender."),
  SECRET_INVISIBLE(
      "The secret in hand has invisible characters or other than ordinary spaces, which the sender's has not.",
      "Type the secret, or copy it from where it was made; or set it with these characters at the sender."),
  SECRET_OTHER_LINES(
      "The secret in hand has other lines beside the one that is the sender's secret.",
      "Give only that line; or set all of them at the sender."),
  SECRET_ESCAPED(
      "The secret in hand has `\\n` as two characters where the sender's has a line break or nothing.",
      "Give the secret as it is meant: in a shell, `printf %s` changes nothing in it; or set the text with `\\n` at the sender."),
  SECRET_NOT_EXPANDED(
      "The secret in hand names a variable, whose value is the sender's secret.",
      "Let the shell or the settings put the value in: single quotes, for one, keep a shell from it; or, if the text itself is meant, set it at the sender."),
  SECRET_HEX_DECODED(
      "The sender took the secret as hexadecimal digits and used the bytes they stand for.",
      "Let the sender use the text itself as the key; or give the receiver the bytes that the digits stand for."),
  SECRET_HEX_ENCODED(
      "The sender used the secret's bytes in hexadecimal digits as the key.",
      "Let the sender use the secret itself as the key; or give the receiver these digits as its secret."),
  SECRET_BASE64_DECODED(
      "The sender's secret is what the secret in hand stands for if it is read as base64.",
      "If the secret in hand is the base64 of the sender's, as Kubernetes shows secrets, decode it before it is used; else let the sender use the text itself as the key."),
  SECRET_BASE64_ENCODED(
      "The sender used the base64 of the secret's bytes as the key.",
      "Let the sender use the secret itself as the key; or give the receiver this base64 as its secret."),
  SECRET_USED_AS_TEXT(
      "The sender used the text of the secret as the key, and this scheme decodes it.",
      "Let the sender decode the base64 after `whsec_`; or check by a scheme that uses the text."),
  WHSEC_DECODED(
      "The sender decoded the base64 after `whsec_`, and this scheme uses the text.",
      "Let the sender use the whole text as the key, or check by the scheme that decodes it."),
  WHSEC_STRIPPED(
      "The sender used the text after `whsec_` as the key.",
      "Let the sender use the secret as the scheme says, `whsec_` included; or let the receiver use the text after it as the key."),
  WHSEC_MISSING(
      "The secret lacks the `whsec_` before its base64.",
      "Copy the whole secret from the provider's settings; or set it at the sender without `whsec_`."),
  SHA1_HEADER(
      "Only `X-Hub-Signature` is there, which is SHA-1 and not accepted.",
      "Verify `X-Hub-Signature-256`, which GitHub sends as well; where an old GitHub Enterprise"
          + " Server sends this one alone, update it."),
  SHA256_IN_SHA1_HEADER(
      "`X-Hub-Signature` carries a SHA-256 signature, as Bitbucket sends it.",
      "Give its value with `--signature`, or send it as `X-Hub-Signature-256`."),
  SHA1_VALUE(
      "The value is a SHA-1 signature, which is not accepted.",
      "Use the value of `X-Hub-Signature-256`, made with HMAC-SHA256."),
  SHA256_VALUE(
      "The value is a SHA-256 signature, and this scheme has another hash.",
      "Let the sender sign with the scheme's own hash."),
  SHA512_VALUE(
      "The value is a SHA-512 signature, and this scheme has another hash.",
      "Let the sender sign with the scheme's own hash: `X-Hub-Signature-256` has HMAC-SHA256."),
  OTHER_PROVIDER(
      "The message is signed by another provider's scheme.",
      "Choose the scheme with `--provider`, or let the sender sign as this one does."),
  HEADER_RENAMED(
      "The signature header arrived under another name, as a gateway or CGI spells it.",
      "Use the name that the provider sends."),
  HEADERS_NEEDED(
      "A signature alone is not enough: this scheme signs other headers too.",
      "Give them all with `--headers FILE`."),
  EMPTY_HEADER(
      "The signature header is there, but empty.",
      "Set a secret at the sender, and look for what drops the value on the way."),
  JOINED_VALUES(
      "The value is several values, one behind the other.",
      "Send the signature once, in one header."),
  ONE_OF_SEVERAL(
      "The header is there more than once, and one of its values is right.",
      "Send the signature once, in one header."),
  UPPER_CASE_HEX(
      "The value has letters in upper case.",
      "Write it in lower case: receivers compare it as text."),
  MISSING_PREFIX(
      "The value lacks its prefix.",
      "Put the prefix of the scheme (`sha256=` or `v1,`) before it."),
  EXTRA_PREFIX(
      "The value has a prefix, and this scheme has none.", "Send the hexadecimal digits alone."),
  PREFIX_MISSPELT(
      "The value's prefix is spelt in another way than `sha256=`.",
      "Write `sha256=` in small letters, and the digits right behind it."),
  SIGNATURE_AS_PRINTED(
      "The value has around it what a tool prints beside a hash, such as `(stdin)= ` or a file's name.",
      "Give the digits alone, with the scheme's prefix."),
  SIGNATURE_OTHER_HEX(
      "The value's bytes are in hexadecimal with `0x` or with something between them.",
      "Write the digits in small letters, one behind the other."),
  SIGNATURE_WITH_HEADER_NAME(
      "The value has the name of its header before it.",
      "Give the value alone, or the line in a file with `--headers`."),
  SIGNATURE_PERCENT_ENCODED(
      "The value has percent escapes, such as `%3D` for the equals sign.",
      "Send the value without escapes: it is a header's, and no part of a URL."),
  BASE64_SIGNATURE(
      "The value is base64 where hexadecimal digits belong.",
      "Write the 32 bytes of the HMAC as 64 hexadecimal digits."),
  HEX_SIGNATURE(
      "The value is hexadecimal where base64 belongs.",
      "Write the 32 bytes of the HMAC as base64."),
  BASE64_VARIANT(
      "The value is base64 of another kind: without padding, or of the URL alphabet.",
      "Write standard base64 with padding."),
  SIGNATURE_WHITE_SPACE("The value has white space in or around it.", "Remove the white space."),
  SIGNATURE_INVISIBLE(
      "The value has no-break spaces or invisible characters in or around it.",
      "Remove them: type the value, or copy it from where it was sent."),
  SIGNATURE_QUOTES("The value has quotes around it.", "Remove the quotes."),
  TIMESTAMP_IN_SECONDS(
      "The time is in seconds where milliseconds belong.", "Multiply it by 1000 before signing."),
  TIMESTAMP_IN_MILLISECONDS(
      "The time is in milliseconds where seconds belong.", "Divide it by 1000 before signing.");

  private final String explanation;
  private final String remedy;

  Hint(String explanation, String remedy) {
    this.explanation = explanation;
    this.remedy = remedy;
  }

  /** The name in JSON output: lower case, with hyphens. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
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
