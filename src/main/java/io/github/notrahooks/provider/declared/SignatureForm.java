package io.github.notrahooks.provider.declared;

import io.github.notrahooks.signature.Hex;
import io.github.notrahooks.signature.Hmac;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The form of a signature header's value: what stands before each digest, how digests are written, and
 * what stands between several. Only one text stands for each signature: base64 that a decoder would
 * tolerate but no encoder writes (no padding, stray last bits) is not taken, nor are upper-case digits.
 *
 * @param prefix what stands before a digest, such as {@code sha256=}; may be empty
 * @param encoding how a digest is written
 * @param separator what stands between the elements of a list of which any may be right; empty if the value
 *     is one signature
 * @param digest the keyed hash
 */
record SignatureForm(String prefix, Encoding encoding, String separator, Hmac digest) {
  /** How a digest is written. */
  enum Encoding {
    /** Lower-case hexadecimal digits. */
    HEX,
    /** Base64 with padding, in the standard alphabet. */
    BASE64
  }

  /** A single HMAC-SHA256 in lower-case hexadecimal digits behind a prefix. */
  static SignatureForm hex(String prefix) {
    return new SignatureForm(prefix, Encoding.HEX, "", Hmac.SHA256);
  }

  /** A single HMAC-SHA256 in base64 behind a prefix. */
  static SignatureForm base64(String prefix) {
    return new SignatureForm(prefix, Encoding.BASE64, "", Hmac.SHA256);
  }

  /** The same as a list of which any may be right; elements with other prefixes are passed over. */
  SignatureForm listedBy(String between) {
    return new SignatureForm(prefix, encoding, between, digest);
  }

  /** The text of one signature. */
  String text(byte[] mac) {
    return prefix
        + (encoding == Encoding.HEX ? Hex.encode(mac) : Base64.getEncoder().encodeToString(mac));
  }

  /** The hashes that a value carries; none if it is malformed. */
  List<byte[]> macs(String value) {
    if (separator.isEmpty()) {
      return one(value).map(List::of).orElse(List.of());
    }
    List<byte[]> macs = new ArrayList<>(1);
    for (String element : elements(value)) {
      one(element).ifPresent(macs::add);
    }
    return macs;
  }

  /** The elements of a list. */
  List<String> elements(String value) {
    List<String> elements = new ArrayList<>(1);
    int start = 0;
    for (int end = value.indexOf(separator); end >= 0; end = value.indexOf(separator, start)) {
      elements.add(value.substring(start, end));
      start = end + separator.length();
    }
    elements.add(value.substring(start));
    return elements;
  }

  private Optional<byte[]> one(String text) {
    if (!text.startsWith(prefix)) {
      return Optional.empty();
    }
    String written = text.substring(prefix.length());
    return encoding == Encoding.HEX ? Hex.decode(written, digest.bytes()) : base64Of(written);
  }

  private Optional<byte[]> base64Of(String written) {
    try {
      byte[] mac = Base64.getDecoder().decode(written);
      boolean only = mac.length == digest.bytes()
          && Base64.getEncoder().encodeToString(mac).equals(written);
      return only ? Optional.of(mac) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** What is wrong with a value, if anything. */
  Optional<String> malformation(String header, String value) {
    if (!macs(value).isEmpty()) {
      return Optional.empty();
    }
    String digits = encoding == Encoding.HEX
        ? 2 * digest.bytes() + " lower-case hexadecimal digits"
        : "the base64 of " + digest.bytes() + " bytes";
    if (!separator.isEmpty()) {
      return Optional.of(header + " must have at least one " + prefix + " and " + digits);
    }
    if (prefix.isEmpty()) {
      return Optional.of(header + " must be " + digits + " without a prefix");
    }
    return Optional.of(
        encoding == Encoding.HEX && !value.startsWith(prefix)
            ? header + " must start with " + prefix
            : header + " must be " + prefix + " and " + digits);
  }

  /** Whether a value that stands alone is likely to be of this form. */
  boolean fits(String value) {
    if (!separator.isEmpty()) {
      return elements(value).stream().anyMatch(element -> element.startsWith(prefix));
    }
    if (!prefix.isEmpty()) {
      return value.regionMatches(true, 0, prefix, 0, prefix.length());
    }
    int digits = 0;
    while (digits < value.length() && Character.digit(value.charAt(digits), 16) >= 0) {
      digits++;
    }
    return encoding == Encoding.HEX && digits == 2 * digest.bytes();
  }
}
