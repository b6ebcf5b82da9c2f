package io.github.notrahooks.input;

import io.github.notrahooks.delivery.Header;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Headers in one of the forms in which people have them.
 *
 * @param headers their values' exact bytes, as far as the form keeps them
 * @param read what they were read as; empty for a block of {@code Name: value}
 */
public record GivenHeaders(Headers headers, Optional<ReadAs> read) {
  private static final Pattern CGI = Pattern.compile("(?i)HTTP(_[A-Z0-9]+)+");
  private static final Pattern UNDERSCORES = Pattern.compile("(?i)X(_[A-Z0-9]+)+");
  private static final List<String> CGI_CONTENT = List.of("CONTENT_TYPE", "CONTENT_LENGTH");

  /** The forms that are known. */
  enum Form {
    /** {@code Name: value}, a line each; taken as it stands. */
    BLOCK("header-block", "a header block"),
    /** The same with names such as {@code HTTP_X_HUB_SIGNATURE_256}. */
    CGI_NAMES("cgi-names", "headers with names as CGI programs are given them"),
    /** The same in UTF-16. */
    UTF_16("utf-16", "text in UTF-16"),
    /** What a page shows: {@code Request URL: …} and the headers. */
    WEB_PAGE("web-page", "what a page shows of a delivery"),
    /** A name, a tab and a value, a line each. */
    TABBED("tab-separated", "names and values with tabs between them"),
    /** Lines that begin with {@code > }. */
    CURL_VERBOSE("curl-verbose", "what curl -v prints"),
    /** {@code -H 'Name: value'}. */
    CURL_COMMAND("curl-command", "the -H options of a curl command"),
    /** A name, and its value on the next line. */
    TWO_LINES("two-lines", "names and values on lines in turn"),
    /** {@code {"name": "value"}}, or with lists of values. */
    JSON_OBJECT("json-object", "a JSON object of headers"),
    /** {@code [{"name": …, "value": …}]}. */
    JSON_NAMES("json-names-and-values", "a JSON list of names and values"),
    /** {@code [["name", "value"]]}. */
    JSON_PAIRS("json-pairs", "a JSON list of pairs"),
    /** {@code ["name", "value", "name", "value"]}. */
    JSON_FLAT("json-raw-headers", "a flat JSON list of names and values in turn"),
    /** {@code { host: 'x' }}. */
    JAVASCRIPT("javascript-object", "what JavaScript prints of an object"),
    /** {@code {'Host': 'x'}}. */
    PYTHON("python-repr", "what Python prints of a dictionary"),
    /** {@code map[Host:[x]]}. */
    GO("go-map", "what Go prints of a map"),
    /** {@code {"Host"=>"x"}}. */
    RUBY("ruby-hash", "what Ruby prints of a hash"),
    /** {@code Array ( [Host] => x )}. */
    PHP("php-array", "what PHP prints of an array"),
    /** {@code {Host=x}}. */
    JAVA("java-map", "what Java prints of a map");

    private final String wireName;
    private final String words;

    Form(String wireName, String words) {
      this.wireName = wireName;
      this.words = words;
    }

    private ReadAs readAs(String origin) {
      return new ReadAs("headers", origin, wireName, words, "exact");
    }
  }

  /**
   * Reads headers.
   *
   * @param bytes of a file
   * @param origin the file's name, for messages
   * @throws Failure of usage if they have no form that is known; it says where
   */
  public static GivenHeaders read(byte[] bytes, String origin) {
    PlainText plain = PlainText.of(bytes);
    GivenHeaders given = read(plain, origin);
    return plain.fromUtf16() && given.read.isEmpty()
        ? new GivenHeaders(given.headers, Optional.of(Form.UTF_16.readAs(origin)))
        : given;
  }

  private static GivenHeaders read(PlainText plain, String origin) {
    // Values are bytes: each is read as what it is.
    String text = new String(plain.bytes(), StandardCharsets.ISO_8859_1);
    if (!JsonHeaders.isJson(plain.bytes())) {
      return PrintedMap.read(text, origin).orElseGet(() -> HeaderLines.read(text, origin));
    }
    try {
      return JsonHeaders.read(plain.bytes(), origin);
    } catch (MalformedJson e) {
      return PrintedMap.read(text, origin)
          .orElseThrow(
              () -> Failure.usage(origin + " begins like JSON, but is none: " + e.getMessage()));
    }
  }

  static GivenHeaders of(Headers headers, Form form, String origin) {
    Headers spelt = Headers.of(headers.list().stream().map(GivenHeaders::spelt).toList());
    Form told = form == Form.BLOCK && !spelt.equals(headers) ? Form.CGI_NAMES : form;
    Optional<ReadAs> read =
        told == Form.BLOCK ? Optional.empty() : Optional.of(told.readAs(origin));
    return new GivenHeaders(spelt, read);
  }

  /** A header whose name is spelt as HTTP does, where it was as CGI programs are given it. */
  private static Header spelt(Header header) {
    String name = header.name();
    String spelt;
    if (CGI.matcher(name).matches()) {
      spelt = name.substring("HTTP_".length());
    } else if (UNDERSCORES.matcher(name).matches()
        || CGI_CONTENT.contains(name.toUpperCase(Locale.ROOT))) {
      spelt = name;
    } else {
      return header;
    }
    return new Header(spelt.replace('_', '-'), header.value(), header.utf8());
  }
}
