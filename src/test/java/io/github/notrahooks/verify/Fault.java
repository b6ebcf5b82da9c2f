package io.github.notrahooks.verify;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happens to a body, a secret or a signature, made by code that has nothing in common with
 * what undoes it.
 *
 * @param kind two faults of one kind do not come together
 * @param name for the reports of tests
 * @param hint what is to be said of it
 * @param change makes it
 */
record Fault(Kind kind, String name, Hint hint, UnaryOperator<byte[]> change) {
  /** Where it happens. The first ones are made to the bytes before they are signed. */
  enum Kind {
    SIGNED_STYLE,
    SIGNED_ESCAPES,
    SIGNED_END,
    SIGNED_CHARSET,
    STYLE,
    BREAKS,
    MARK,
    FORM,
    READING,
    SECRET,
    SIGNATURE;

    boolean isSigners() {
      return ordinal() <= SIGNED_CHARSET.ordinal();
    }
  }

  @Override
  public String toString() {
    return name;
  }

  /** All of them. */
  static List<Fault> all() {
    List<Fault> faults = new ArrayList<>();
    signers(faults);
    bodies(faults);
    secrets(faults);
    signatures(faults);
    return faults;
  }

  private static void signers(List<Fault> faults) {
    add(faults, Kind.SIGNED_STYLE, "signed spaced", Hint.JSON_WAS_SPACED, Fault::spaced);
    add(faults, Kind.SIGNED_STYLE, "signed indented", Hint.JSON_WAS_INDENTED, Fault::indented);
    add(faults, Kind.SIGNED_STYLE, "signed sorted", Hint.JSON_KEYS_WERE_SORTED, Fault::sorted);
    add(
        faults,
        Kind.SIGNED_ESCAPES,
        "signed with \\/",
        Hint.JSON_SLASHES_WERE_ESCAPED,
        text -> text.replace("/", "\\/"));
    add(
        faults,
        Kind.SIGNED_ESCAPES,
        "signed as ASCII by Python",
        Hint.JSON_WAS_ESCAPED,
        text -> escaped(text, "", "\\u%04x"));
    add(
        faults,
        Kind.SIGNED_ESCAPES,
        "signed by Go",
        Hint.JSON_WAS_HTML_ESCAPED,
        text -> text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"));
    add(
        faults,
        Kind.SIGNED_ESCAPES,
        "signed by .NET",
        Hint.JSON_WAS_SYSTEM_TEXT_JSON,
        text -> escaped(text.replace("\\\"", "\\u0022"), "&'+<>`", "\\u%04X"));
    add(
        faults,
        Kind.SIGNED_END,
        "signed with LF",
        Hint.TRAILING_NEWLINE_REMOVED,
        text -> text + "\n");
    faults.add(new Fault(
        Kind.SIGNED_CHARSET, "signed in Latin-1", Hint.BODY_SIGNED_IN_LATIN1, bytes -> {
          String text = new String(bytes, UTF_8);
          return text.chars().allMatch(c -> c < 0x100) ? text.getBytes(ISO_8859_1) : bytes;
        }));
    faults.add(new Fault(
        Kind.SIGNED_CHARSET,
        "signed in ASCII by .NET",
        Hint.BODY_SIGNED_IN_ASCII,
        bytes -> new String(bytes, UTF_8)
            .replaceAll("[^\\x00-\\x7F&&[^\\x{10000}-\\x{10FFFF}]]", "?")
            .replaceAll("[\\x{10000}-\\x{10FFFF}]", "??")
            .getBytes(UTF_8)));
  }

  private static void bodies(List<Fault> faults) {
    add(faults, Kind.STYLE, "held spaced", Hint.JSON_WAS_COMPACT, Fault::spaced);
    add(faults, Kind.STYLE, "held indented", Hint.JSON_WAS_COMPACT, Fault::indented);
    add(faults, Kind.BREAKS, "an LF at the end", Hint.TRAILING_NEWLINE_ADDED, text -> text + "\n");
    add(faults, Kind.BREAKS, "CRLF at the end", Hint.TRAILING_NEWLINE_ADDED, text -> text + "\r\n");
    add(faults, Kind.BREAKS, "spaces around", Hint.WHITE_SPACE_ADDED, text -> " " + text + "\t ");
    add(faults, Kind.MARK, "a byte-order mark", Hint.BOM_ADDED, text -> "\uFEFF" + text);
    faults.add(new Fault(
        Kind.FORM,
        "JSON sent as a form",
        Hint.FORM_ENCODED,
        bytes ->
            ("payload=" + URLEncoder.encode(new String(bytes, UTF_8), UTF_8)).getBytes(UTF_8)));
    faults.add(new Fault(
        Kind.READING,
        "base64",
        Hint.BODY_BASE64_ENCODED,
        bytes -> Base64.getEncoder().encode(bytes)));
    faults.add(new Fault(
        Kind.READING,
        "UTF-16 of PowerShell",
        Hint.BODY_IN_UTF_16,
        bytes -> ("\uFEFF" + new String(bytes, UTF_8)).getBytes(StandardCharsets.UTF_16LE)));
    faults.add(new Fault(
        Kind.READING,
        "a JSON string",
        Hint.BODY_IN_JSON_STRING,
        bytes -> ("\""
                + new String(bytes, UTF_8)
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"")
                    .replace("\n", "\\n")
                    .replace("\r", "\\r")
                    .replace("\t", "\\t")
                + "\"")
            .getBytes(UTF_8)));
    faults.add(new Fault(
        Kind.READING,
        "percent escapes",
        Hint.BODY_PERCENT_ENCODED,
        bytes -> URLEncoder.encode(new String(bytes, UTF_8), UTF_8)
            .replace("+", "%20")
            .getBytes(UTF_8)));
  }

  private static void secrets(List<Fault> faults) {
    add(faults, Kind.SECRET, "echo", Hint.SECRET_NEWLINE_ADDED, text -> text + "\n");
    add(faults, Kind.SECRET, "a quoted secret", Hint.SECRET_QUOTES_ADDED, text -> '"' + text + '"');
    add(faults, Kind.SECRET, "a line of .env", Hint.SECRET_ASSIGNMENT, text -> "SECRET=" + text);
    add(faults, Kind.SECRET, "a marked secret", Hint.SECRET_BOM_ADDED, text -> "\uFEFF" + text);
    add(
        faults,
        Kind.SECRET,
        "Kubernetes",
        Hint.SECRET_BASE64_DECODED,
        text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_8)));
    add(
        faults,
        Kind.SECRET,
        "a JSON secret",
        Hint.SECRET_IN_JSON,
        text -> "{\"s\":\"" + text + "\"}");
    add(faults, Kind.SECRET, "a no-break space", Hint.SECRET_INVISIBLE, text -> text + "\u00A0");
    add(
        faults,
        Kind.SECRET,
        "PowerShell",
        Hint.SECRET_ASSIGNMENT,
        text -> "$env:HOOK = \"" + text + "\"");
    add(
        faults,
        Kind.SECRET,
        "a comment",
        Hint.SECRET_ASSIGNMENT,
        text -> "HOOK=" + text + " # the one of May");
    add(
        faults,
        Kind.SECRET,
        "a second line",
        Hint.SECRET_OTHER_LINES,
        text -> text + "\n# the one of May");
    faults.add(new Fault(
        Kind.SECRET,
        "a secret in UTF-16 with CRLF",
        Hint.SECRET_IN_UTF_16,
        bytes ->
            ("\uFEFF" + new String(bytes, UTF_8) + "\r\n").getBytes(StandardCharsets.UTF_16LE)));
    add(faults, Kind.SECRET, "\\n as two characters", Hint.SECRET_ESCAPED, text -> text + "\\n");
  }

  private static void signatures(List<Fault> faults) {
    add(
        faults,
        Kind.SIGNATURE,
        "no prefix",
        Hint.MISSING_PREFIX,
        text -> text.replace("sha256=", ""));
    add(
        faults,
        Kind.SIGNATURE,
        "SHA256=",
        Hint.PREFIX_MISSPELT,
        text -> text.replace("sha256=", "SHA256="));
    add(
        faults,
        Kind.SIGNATURE,
        "openssl",
        Hint.SIGNATURE_AS_PRINTED,
        text -> text.replace("sha256=", "SHA2-256(payload.json)= "));
    add(
        faults,
        Kind.SIGNATURE,
        "bytes with colons",
        Hint.SIGNATURE_OTHER_HEX,
        text -> "sha256=" + text.substring(7).replaceAll("(..)(?=.)", "$1:"));
    add(
        faults,
        Kind.SIGNATURE,
        "a space inside",
        Hint.SIGNATURE_WHITE_SPACE,
        text -> text.replace("=", "= "));
    add(
        faults,
        Kind.SIGNATURE,
        "a zero-width space",
        Hint.SIGNATURE_INVISIBLE,
        text -> text.replace("=", "=\u200B"));
    add(
        faults,
        Kind.SIGNATURE,
        "two values",
        Hint.JOINED_VALUES,
        text -> "sha256=" + "0".repeat(64) + "\n" + text);
    add(
        faults,
        Kind.SIGNATURE,
        "a variable",
        Hint.SIGNATURE_WITH_HEADER_NAME,
        text -> "HTTP_X_HUB_SIGNATURE_256=" + text);
    add(faults, Kind.SIGNATURE, "quoted", Hint.SIGNATURE_QUOTES, text -> "'" + text + "'");
    add(
        faults,
        Kind.SIGNATURE,
        "escaped",
        Hint.SIGNATURE_PERCENT_ENCODED,
        text -> text.replace("=", "%3D"));
    add(
        faults,
        Kind.SIGNATURE,
        "named",
        Hint.SIGNATURE_WITH_HEADER_NAME,
        text -> "X-Hub-Signature-256: " + text);
  }

  private static void add(
      List<Fault> faults, Kind kind, String name, Hint hint, UnaryOperator<String> change) {
    faults.add(new Fault(
        kind, name, hint, bytes -> change.apply(new String(bytes, UTF_8)).getBytes(UTF_8)));
  }

  private static String escaped(String text, String also, String format) {
    StringBuilder escaped = new StringBuilder();
    for (char c : text.toCharArray()) {
      escaped.append(
          c > 0x7E || also.indexOf(c) >= 0 ? String.format(format, (int) c) : String.valueOf(c));
    }
    return escaped.toString();
  }

  private static String spaced(String json) {
    StringBuilder spaced = new StringBuilder();
    boolean inside = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      spaced.append(c);
      if (c == '\\') {
        spaced.append(json.charAt(++i));
      } else if (c == '"') {
        inside = !inside;
      } else if (!inside && (c == ',' || c == ':')) {
        spaced.append(' ');
      }
    }
    return spaced.toString();
  }

  private static String indented(String json) {
    return Json.indentedText(tree(json));
  }

  private static String sorted(String json) {
    return Json.text(sorted(tree(json)));
  }

  private static JsonNode sorted(JsonNode node) {
    if (node.isObject()) {
      ObjectNode sorted = Json.object();
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
      members.forEach((name, value) -> sorted.set(name, sorted(value)));
      return sorted;
    }
    if (node.isArray()) {
      var sorted = Json.array();
      node.forEach(item -> sorted.add(sorted(item)));
      return sorted;
    }
    return node;
  }

  private static JsonNode tree(String json) {
    try {
      return Json.parse(json.getBytes(UTF_8));
    } catch (MalformedJson e) {
      throw new IllegalArgumentException(json, e);
    }
  }
}
