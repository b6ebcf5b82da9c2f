package io.github.notrahooks.cli.frame;

import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Access;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.output.Printable;
import io.github.notrahooks.provider.SignatureScheme;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.signature.Secret;
import io.github.notrahooks.terminal.Prompt;
import io.github.notrahooks.verify.NamedSecret;
import io.github.notrahooks.verify.file.SchemeSecrets;
import io.github.notrahooks.verify.logged.DeliverySecrets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets to use, in the documented order of places: {@code --secret-file}, {@code --secret},
 * {@code NOTRA_HOOKS_SECRET_FILE}, {@code NOTRA_HOOKS_SECRET}, the provider's own variable, the
 * configuration.
 */
public final class SecretChoice implements DeliverySecrets, SchemeSecrets {
  private static final String VARIABLE = "NOTRA_HOOKS_SECRET";
  private static final String FILE_VARIABLE = "NOTRA_HOOKS_SECRET_FILE";

  /**
   * {@code ${NAME}}, {@code $NAME}, {@code %NAME%} and what GitHub Actions puts secrets in with; also as what
   * is assigned to another name, and in quotes.
   */
  private static final Pattern REFERENCE = Pattern.compile(
      "(?:(?:(?:export|set)\\s+|\\$env:)?[A-Za-z_][A-Za-z0-9_.-]*\\s*(?:=|:\\s)\\s*)?[\"']?"
          + "[$%]\\{*\\s*(?:secrets\\.|env[.:])?([A-Za-z_][A-Za-z0-9_]{0,99})\\s*[}%]*[\"']?");

  private final Context context;
  private final SecretOptions options;

  // Kept: standard input can be read once, and a person be asked or warned once.
  private @Nullable List<NamedSecret> fromOptions;
  private final Map<String, List<NamedSecret>> ofScheme = new ConcurrentHashMap<>();
  private final Map<String, List<NamedSecret>> othersOfScheme = new ConcurrentHashMap<>();
  private final Map<String, List<NamedSecret>> ofLogged = new ConcurrentHashMap<>();
  private final Map<String, List<NamedSecret>> othersOfLogged = new ConcurrentHashMap<>();

  /** The secrets that these options, and this environment and home, give. */
  public SecretChoice(Context context, SecretOptions options) {
    this.context = context;
    this.options = options;
  }

  /** The environment variables that have secrets in them. */
  public static Set<String> variables() {
    Set<String> all = new TreeSet<>(Set.of(VARIABLE));
    SignatureSchemes.BUILT_IN.all().forEach(scheme -> scheme.secretVariable().ifPresent(all::add));
    return all;
  }

  /** Whether one of the files is standard input, which can then be nothing else. */
  public boolean readsStandardInput() {
    return options.files().contains("-")
        || options.files().isEmpty() && options.secret() == null && file().equals("-");
  }

  /**
   * The secrets that were given by options or variables; empty if none was.
   *
   * @param provider the provider's name
   */
  public List<NamedSecret> given(String provider) {
    List<NamedSecret> explicit = explicit();
    return explicit.isEmpty()
        ? variableOf(provider).flatMap(this::fromVariable).stream().toList()
        : explicit;
  }

  /** Those that were given to this tool by name: by options, or by its own variables. */
  private synchronized List<NamedSecret> explicit() {
    if (fromOptions == null) {
      fromOptions = fromOptions();
    }
    return fromOptions.isEmpty() ? fromVariable(VARIABLE).stream().toList() : fromOptions;
  }

  private Optional<NamedSecret> fromVariable(String variable) {
    String value = context.environment().variables().get(variable);
    if (value == null) {
      return Optional.empty();
    }
    if (value.isBlank()) {
      throw Failure.usage("the environment variable " + variable + " is set, but empty");
    }
    return Optional.of(
        new NamedSecret(variable, Secrets.fromText(value, "the environment variable " + variable)));
  }

  private List<NamedSecret> fromOptions() {
    if (Collections.frequency(options.files(), "-") > 1) {
      throw Failure.usage(
          "standard input can be one secret only, and --secret-file - is given more than once");
    }
    if (!options.files().isEmpty()) {
      return options.files().stream()
          .map(file -> new NamedSecret("--secret-file " + file, fromFile(file)))
          .toList();
    }
    String secret = options.secret();
    if (secret != null) {
      return List.of(new NamedSecret("--secret", asked(secret)));
    }
    return file().isEmpty()
        ? List.of()
        : List.of(new NamedSecret(FILE_VARIABLE + " " + file(), fromFile(file())));
  }

  private String file() {
    return context.environment().variable(FILE_VARIABLE).orElse("");
  }

  /** The configured secrets of the endpoints that are wanted; none where there is no configuration. */
  public List<NamedSecret> configured(Predicate<Endpoint> wanted) {
    Optional<Configuration> configuration =
        context.homeIfAny().flatMap(home -> context.configuration().read());
    if (configuration.isEmpty()) {
      return List.of();
    }
    List<NamedSecret> secrets = new ArrayList<>();
    for (Endpoint endpoint : configuration.get().endpoints()) {
      if (wanted.test(endpoint) && endpoint.repository().secret().isPresent()) {
        Secret secret = context.secrets().resolve(endpoint.repository().secret().get());
        secrets.add(new NamedSecret(label(endpoint), secret));
      }
    }
    return secrets;
  }

  private static String label(Endpoint endpoint) {
    return endpoint.integration().id() + "/" + endpoint.repository().id();
  }

  /** As {@link #configured}, but without those that cannot be had: they only help to explain. */
  public List<NamedSecret> others(Predicate<Endpoint> wanted) {
    return configured(endpoint -> wanted.test(endpoint) && isThere(endpoint));
  }

  private boolean isThere(Endpoint endpoint) {
    try {
      endpoint.repository().secret().ifPresent(context.secrets()::resolve);
      return true;
    } catch (Failure e) {
      return false;
    }
  }

  /**
   * The one secret to sign with for a destination: the first that was given by options or by this tool's
   * variables. Then the home's own integration has its own before the provider's variable, which may be
   * another receiver's; for any other receiver that variable comes first.
   */
  public NamedSecret forDestination(String provider, Destination destination) {
    return forEndpoint(provider, destination.endpoint(), destination.route() != null);
  }

  /** The one secret to sign with for an endpoint: the first that was given, else its own. */
  public NamedSecret forEndpoint(String provider, Optional<Endpoint> endpoint) {
    return forEndpoint(provider, endpoint, false);
  }

  private NamedSecret forEndpoint(String provider, Optional<Endpoint> endpoint, boolean own) {
    List<NamedSecret> given = own ? explicit() : given(provider);
    if (!given.isEmpty()) {
      return usable(given.get(0));
    }
    return endpoint
        .flatMap(found -> found
            .repository()
            .secret()
            .map(source -> new NamedSecret(label(found), context.secrets().resolve(source))))
        .or(() -> given(provider).stream().findFirst())
        .map(SecretChoice::usable)
        .orElseThrow(() -> Failure.usage(missing(provider)));
  }

  private static NamedSecret usable(NamedSecret named) {
    Secrets.usable(named.secret(), named.label());
    return named;
  }

  /**
   * The secrets to sign a logged delivery with that is sent again, the first of which signs.
   *
   * @param home whether it goes to the home's own receiver, where the integration's secret comes before the
   *     provider's variable
   */
  public List<NamedSecret> forReplay(LogRecord delivery, boolean home) {
    List<NamedSecret> usable;
    if (delivery.repositoryId() == null) {
      // What goes elsewhere, and belongs to no repository here, is not signed with any of this
      // home's.
      usable = given(delivery.integrationType());
    } else if (home && explicit().isEmpty()) {
      List<NamedSecret> own = configured(endpoint -> isOf(endpoint, delivery));
      usable = own.isEmpty() ? of(delivery) : own;
    } else {
      usable = of(delivery);
    }
    usable.forEach(SecretChoice::usable);
    return usable;
  }

  @Override
  public List<NamedSecret> of(String scheme) {
    return ofScheme.computeIfAbsent(scheme, unused -> {
      List<NamedSecret> secrets = given(scheme);
      if (secrets.isEmpty()) {
        secrets = configured(endpoint -> provides(endpoint, scheme));
      }
      if (secrets.isEmpty()) {
        throw Failure.usage(missing(scheme));
      }
      return secrets;
    });
  }

  /** As {@link #of}, but none where there is none, or what there is cannot be had. */
  public List<Secret> known(String scheme) {
    try {
      return of(scheme).stream().map(NamedSecret::secret).toList();
    } catch (Failure e) {
      return List.of();
    }
  }

  private static boolean provides(Endpoint endpoint, String provider) {
    return endpoint.integration().provider().equals(provider);
  }

  @Override
  public List<NamedSecret> others(String scheme) {
    return othersOfScheme.computeIfAbsent(scheme, unused -> {
      List<NamedSecret> used = of(scheme);
      try {
        return others((Endpoint endpoint) -> true).stream()
            .filter(
                other -> used.stream().noneMatch(named -> named.secret().equals(other.secret())))
            .toList();
      } catch (Failure e) {
        // They only help to explain: what is wrong with the home is said where it is needed.
        return List.of();
      }
    });
  }

  @Override
  public List<NamedSecret> variables(List<NamedSecret> secrets) {
    List<NamedSecret> found = new ArrayList<>();
    for (NamedSecret named : secrets) {
      Matcher name = REFERENCE.matcher(named.secret().reveal().strip());
      String value = name.matches() ? context.environment().variables().get(name.group(1)) : null;
      if (value != null && !value.isBlank()) {
        found.add(new NamedSecret("the environment variable " + name.group(1), Secret.of(value)));
      }
    }
    return found;
  }

  @Override
  public List<NamedSecret> of(LogRecord delivery) {
    String provider = delivery.integrationType();
    return ofLogged.computeIfAbsent(key(delivery), unused -> {
      List<NamedSecret> given = given(provider);
      return given.isEmpty() ? configured(endpoint -> isOf(endpoint, delivery)) : given;
    });
  }

  @Override
  public List<NamedSecret> others(LogRecord delivery) {
    String provider = delivery.integrationType();
    return othersOfLogged.computeIfAbsent(
        key(delivery),
        unused ->
            given(provider).isEmpty() ? others(endpoint -> !isOf(endpoint, delivery)) : List.of());
  }

  private static String key(LogRecord delivery) {
    return delivery.integrationType() + " " + delivery.repositoryId();
  }

  private static boolean isOf(Endpoint endpoint, LogRecord delivery) {
    return delivery.repositoryId() == null
        ? endpoint.integration().provider().equals(delivery.integrationType())
        : Objects.equals(endpoint.repository().id(), delivery.repositoryId());
  }

  @Override
  public String missing(String provider) {
    return "there is no secret for "
        + provider
        + ": give --secret-file FILE, or set NOTRA_HOOKS_SECRET"
        + variableOf(provider)
            .map(variable -> " or " + variable
                + "; 'notra-hooks serve' makes one in a home without configuration")
            .orElse("");
  }

  /** The variable in which users commonly have this provider's secret. */
  private Optional<String> variableOf(String provider) {
    return context.schemes().named(provider).flatMap(SignatureScheme::secretVariable);
  }

  private Secret fromFile(String file) {
    return read(context, file);
  }

  /**
   * The secret in a file that a user names, of which one line end is dropped.
   *
   * @param file its path, or {@code -} for standard input
   * @throws Failure if it cannot be read or is empty
   */
  public static Secret read(Context context, String file) {
    if (!file.equals("-")) {
      Path path = context.path(file);
      if (Access.isOpenToOthers(path)) {
        context
            .output()
            .warn("other users can read the secret file " + Printable.line(file)
                + "; take that from them with chmod 600");
      }
      return Secrets.fromFile(path);
    }
    try {
      return Secrets.fromStream(context.environment().in(), "standard input");
    } catch (IOException e) {
      throw Failure.usage("cannot read the secret from standard input: " + e.getMessage());
    }
  }

  private Secret asked(String secret) {
    if (secret.equals(SecretOptions.ASK)) {
      if (!context.environment().interactive()) {
        throw Failure.usage(
            "--secret without a value asks at a terminal, and there is none; use --secret-file");
      }
      return Secret.of(Prompt.secret("Secret: "));
    }
    if (secret.isBlank()) {
      throw Failure.usage("the secret given by --secret is empty");
    }
    context
        .output()
        .warn("other users can read a secret given by --secret in the process list;"
            + " --secret-file or NOTRA_HOOKS_SECRET is safer");
    return Secrets.fromText(secret, "--secret");
  }
}
