package io.github.notrahooks.provider.declared;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.signature.Hmac;
import io.github.notrahooks.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the schemes that a user declares as JSON. They are rows like those that are built in; their keys
 * are in {@code docs/verify.md}.
 */
public final class SchemeReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Set<String> OF_HTTP = Set.of(
      "host",
      "content-length",
      "content-type",
      "content-encoding",
      "transfer-encoding",
      "connection",
      "expect",
      "te",
      "trailer",
      "upgrade");
  private static final Duration USUAL_TOLERANCE = Duration.ofMinutes(5);

  private static final Map<String, Hmac> DIGESTS =
      Map.of("sha1", Hmac.SHA1, "sha256", Hmac.SHA256, "sha512", Hmac.SHA512);
  private static final Map<String, SignatureForm.Encoding> ENCODINGS =
      Map.of("hex", SignatureForm.Encoding.HEX, "base64", SignatureForm.Encoding.BASE64);
  private static final Map<String, SecretForm> SECRETS = Map.of(
      "text", SecretForm.TEXT, "base64", new SecretForm(true, "", 0), "whsec", SecretForm.BASE64);
  private static final Map<String, Boolean> UNITS = Map.of("seconds", false, "milliseconds", true);

  private static final List<String> KEYS = List.of(
      "header",
      "prefix",
      "encoding",
      "separator",
      "digest",
      "secret",
      "token",
      "signed",
      "time",
      "delivery",
      "event",
      "contentType");

  private final String file;

  /** Where what is read stands, such as {@code schemes.acme.}. */
  private final String at;

  private final JsonNode node;

  private SchemeReader(String file, String at, JsonNode node) {
    this.file = file;
    this.at = at;
    this.node = node;
  }

  /**
   * Reads schemes by their names.
   *
   * @param file where they stand, for messages
   * @param others the schemes that there are already
   * @throws Failure of usage if something in them is wrong; it says where
   */
  public static List<SignatureScheme> read(
      ObjectNode schemes, String file, Collection<SignatureScheme> others) {
    List<SignatureScheme> all = new ArrayList<>(others);
    List<SignatureScheme> read = new ArrayList<>();
    for (Map.Entry<String, JsonNode> each : schemes.properties()) {
      String name = each.getKey();
      SchemeReader reader = new SchemeReader(file, "schemes." + name + ".", each.getValue());
      if (!NAME.matcher(name).matches()) {
        throw reader.wrong("", "the name must be lower-case letters, digits and hyphens");
      }
      if (others.stream().anyMatch(other -> other.id().equals(name))) {
        throw reader.wrong("", "a scheme of this name is built in");
      }
      SignatureScheme scheme = reader.scheme(name);
      all.stream()
          .filter(other -> other.signatureHeader().equalsIgnoreCase(scheme.signatureHeader()))
          .findFirst()
          .ifPresent(other -> {
            throw reader.wrong("header", "it is the header of " + other.id());
          });
      all.add(scheme);
      read.add(scheme);
    }
    return read;
  }

  private SignatureScheme scheme(String name) {
    keys(KEYS);
    Declaration told = Declaration.of(name, name, header("header"));
    told.form = new SignatureForm(
        text("prefix").orElse(""),
        choice("encoding", "hex", ENCODINGS),
        text("separator").orElse(""),
        choice("digest", "sha256", DIGESTS));
    told.secret = choice("secret", "text", SECRETS);
    part("time", List.of("header", "element", "body", "unit", "tolerance"))
        .ifPresent(time -> told.time = time.signedTime());
    part("delivery", List.of("header", "body")).ifPresent(part -> told.delivery = part.field());
    part("event", List.of("header", "body")).ifPresent(part -> told.events = List.of(part.field()));
    text("contentType").ifPresent(told::contentType);
    if (told.time != null
        && told.time.field() instanceof Field.InSignature
        && told.form.separator().isEmpty()) {
      throw wrong(
          "separator",
          "it says what stands between the time and the signatures, and is" + " missing");
    }
    try {
      text("signed").ifPresent(told::signed);
      checkSigned(told);
      return flag("token") ? new TokenScheme(told) : new DeclaredScheme(told);
    } catch (IllegalArgumentException e) {
      throw wrong("signed", String.valueOf(e.getMessage()));
    }
  }

  /** A time that nobody signs can be changed by whoever sends an old message again. */
  private void checkSigned(Declaration told) {
    List<String> names = told.signed.names();
    for (String name : names) {
      if (!HEADER.matcher(name).matches()) {
        throw wrong("signed", "{" + name + "} is no name of a header");
      }
    }
    boolean outside = told.time != null && !(told.time.field() instanceof Field.InBody);
    if (outside && !names.contains(Declaration.TIME)) {
      throw wrong("signed", "it must have {time} in it: a time that is not signed proves nothing");
    }
    if (flag("token")) {
      for (String key : List.of("prefix", "encoding", "separator", "digest", "secret", "signed")) {
        if (node.has(key)) {
          throw wrong(key, "nothing is signed where token is true");
        }
      }
    }
  }

  private SignedTime signedTime() {
    Duration tolerance = text("tolerance")
        .map(text -> Durations.read(text)
            .orElseThrow(() -> wrong("tolerance", "it " + Durations.problem(text))))
        .orElse(USUAL_TOLERANCE);
    return new SignedTime(field(), choice("unit", "seconds", UNITS), tolerance);
  }

  private Field field() {
    List<Field> fields = new ArrayList<>();
    if (node.has("header")) {
      fields.add(Field.header(header("header")));
    }
    text("element").ifPresent(name -> fields.add(new Field.InSignature(name)));
    text("body").ifPresent(path -> fields.add(bodyField(path)));
    if (fields.size() != 1) {
      throw wrong("", "say in one way where it is: header, body or, for a time, element");
    }
    return fields.get(0);
  }

  private Field bodyField(String path) {
    if (!path.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*")) {
      throw wrong("body", "it must be names of fields with dots between them");
    }
    return Field.body(path);
  }

  private Optional<SchemeReader> part(String key, List<String> keys) {
    if (!node.has(key)) {
      return Optional.empty();
    }
    SchemeReader part = new SchemeReader(file, at + key + ".", node.path(key));
    part.keys(keys);
    return Optional.of(part);
  }

  private void keys(List<String> known) {
    if (!node.isObject()) {
      throw wrong("", "it must be an object");
    }
    for (String key : node.propertyNames()) {
      if (!known.contains(key)) {
        throw wrong(
            key,
            "there is no such key; there are " + String.join(", ", known) + "."
                + Nearest.hint(key, known));
      }
    }
  }

  private String header(String key) {
    String name = text(key).orElseThrow(() -> wrong(key, "it is missing"));
    if (!HEADER.matcher(name).matches() || OF_HTTP.contains(name.toLowerCase(Locale.ROOT))) {
      throw wrong(key, "it must be the name of a header that HTTP itself does not use");
    }
    return name;
  }

  private Optional<String> text(String key) {
    JsonNode value = node.path(key);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isString() || value.stringValue().chars().anyMatch(c -> c < ' ' || c > '~')) {
      throw wrong(key, "it must be a text of ASCII characters");
    }
    return Optional.of(value.stringValue());
  }

  private boolean flag(String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && !value.isBoolean()) {
      throw wrong(key, "it must be true or false");
    }
    return value.isBoolean() && value.booleanValue();
  }

  private <T> T choice(String key, String usual, Map<String, T> choices) {
    String chosen = text(key).orElse(usual);
    @Nullable T value = choices.get(chosen);
    if (value == null) {
      throw wrong(
          key,
          "there is no '" + chosen + "', only "
              + String.join(", ", new TreeSet<>(choices.keySet())) + "."
              + Nearest.hint(chosen, choices.keySet()));
    }
    return value;
  }

  private Failure wrong(String key, String problem) {
    String where = at + key;
    return Failure.usage(file + ": " + where.replaceFirst("\\.$", "") + ": " + problem);
  }
}
