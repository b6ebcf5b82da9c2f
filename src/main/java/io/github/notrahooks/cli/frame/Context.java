package io.github.notrahooks.cli.frame;

import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.ConfigurationFile;
import io.github.notrahooks.config.Secrets;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.environment.Terminals;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.output.Format;
import io.github.notrahooks.output.Output;
import io.github.notrahooks.provider.declared.SchemeReader;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.provider.known.SignatureSchemes;
import io.github.notrahooks.trigger.definition.TriggerReader;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What every command is made from: the process's environment and the global options. Everything is made
 * when it is first asked for, after the command line was parsed.
 */
public final class Context {
  private static final String NAME = "notra-hooks";
  private static final String FOLDER = "." + NAME;

  private final Environment environment;
  private final GlobalOptions globals;
  private final Commands commands;
  private @Nullable Output output;

  /**
   * A context.
   *
   * @param globals read when something is first asked for, after the command line was parsed
   */
  public Context(Environment environment, GlobalOptions globals, Commands commands) {
    this.environment = environment;
    this.globals = globals;
    this.commands = commands;
  }

  /**
   * The same home, apart from the process's streams: nobody is asked, and all is printed to one stream, for
   * people and without colours.
   */
  public Context printingTo(OutputStream stream) {
    return printingTo(stream, false);
  }

  /** The same with or without colours. */
  public Context printingTo(OutputStream stream, boolean colours) {
    Environment apart = new Environment(
        InputStream.nullInputStream(),
        stream,
        stream,
        environment.variables(),
        environment.clock(),
        environment.random(),
        environment.workingDirectory(),
        environment.userHome(),
        Terminals.NONE,
        Signals.NONE);
    Context context = new Context(apart, globals, commands);
    context.output = new Output(
        stream, stream, new Output.Settings(false, colours, colours, false, false, 0, 0));
    return context;
  }

  /** All commands. */
  public Commands commands() {
    return commands;
  }

  /** The process's environment. */
  public Environment environment() {
    return environment;
  }

  /** The global options as parsed. */
  public GlobalOptions globals() {
    return globals;
  }

  /** Where to print. */
  public Output output() {
    if (output == null) {
      output = new Output(environment.out(), environment.err(), outputSettings());
    }
    return output;
  }

  /**
   * The home: {@code --home}, else {@code NOTRA_HOOKS_HOME}, else {@code .notra-hooks} in the user's home
   * directory.
   *
   * @throws Failure if none of them says where it is, or it is a link that somebody else may have put there
   */
  public Home home() {
    return homeIfAny()
        .orElseThrow(() -> Failure.usage("it is not known where the home is: the variable HOME is"
            + " not set, and the system knows no home directory of this user. Choose a folder with"
            + " --home or NOTRA_HOOKS_HOME, or set HOME."));
  }

  /** The home, for what needs none; empty where nothing says where it is. */
  public Optional<Home> homeIfAny() {
    Path folder = chosenHome();
    if (folder == null) {
      folder = userHome();
    }
    return Optional.ofNullable(folder).map(path -> new Home(path).checked());
  }

  /**
   * The words with which a command begins that is suggested to a user: this tool, and the home where it is
   * another than it would be by itself.
   */
  public List<String> self() {
    Path home = home().path();
    return home.equals(userHome())
        ? List.of(NAME)
        : List.of(NAME, "--home", home.toAbsolutePath().toString());
  }

  private @Nullable Path chosenHome() {
    String option = globals.home();
    String chosen = option == null ? environment.variable("NOTRA_HOOKS_HOME").orElse(null) : option;
    if (chosen == null) {
      return null;
    }
    // It would be the working directory, with secrets in it.
    if (chosen.isBlank()) {
      throw Failure.usage((option == null ? "the variable NOTRA_HOOKS_HOME" : "--home")
          + " is empty; give a folder, or leave it out");
    }
    return path(chosen).normalize();
  }

  private @Nullable Path userHome() {
    Optional<String> variable = environment.variable("HOME");
    if (variable.isPresent()) {
      Path home = Path.of(variable.get());
      if (!home.isAbsolute()) {
        throw Failure.usage("the variable HOME is '" + variable.get() + "', which is no absolute"
            + " path; mend it, or choose a folder with --home or NOTRA_HOOKS_HOME");
      }
      return home.resolve(FOLDER);
    }
    // Java says '?' for a user whom the system does not know.
    return environment.userHome().isAbsolute() ? environment.userHome().resolve(FOLDER) : null;
  }

  /**
   * A path that a user gave.
   *
   * @throws Failure of usage if the system has no such names
   */
  public Path path(String given) {
    try {
      return environment.path(given);
    } catch (InvalidPathException e) {
      throw Failure.usage("'" + given + "' cannot be the name of a file: " + e.getReason());
    }
  }

  /** The home's configuration. */
  public ConfigurationFile configuration() {
    Home home = home();
    return new ConfigurationFile(
        home,
        Providers.newSecrets(bound -> environment.random().nextInt(bound)),
        configuration -> TriggerReader.read(configuration, home));
  }

  /** How providers sign: those that are built in, and those that the configuration declares. */
  public SignatureSchemes schemes() {
    Optional<Home> home = homeIfAny();
    Optional<Configuration> configured = home.flatMap(there -> configuration().read());
    if (configured.isEmpty()) {
      return SignatureSchemes.BUILT_IN;
    }
    return SignatureSchemes.BUILT_IN.with(SchemeReader.read(
        configured.get().schemes(),
        home.orElseThrow().config().toString(),
        SignatureSchemes.BUILT_IN.all()));
  }

  /** Resolves the secrets that the configuration names. */
  public Secrets secrets() {
    return new Secrets(environment.variables(), home().path());
  }

  /** A new ID for a log record. */
  public String newLogId() {
    return "log_" + HexFormat.of().toHexDigits(environment.random().nextLong());
  }

  private Output.Settings outputSettings() {
    boolean json = globals.output() == Format.JSON
        || globals.output() == Format.AUTO && !environment.terminals().out();
    return new Output.Settings(
        json,
        colours(environment.terminals().out()),
        colours(environment.terminals().err()),
        globals.quiet(),
        globals.verbose(),
        columns(),
        environment.terminals().err() ? width() : 0);
  }

  private boolean colours(boolean terminal) {
    return switch (globals.colour()) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
        terminal
            && environment.variable("NO_COLOR").isEmpty()
            && !environment.variable("TERM").orElse("").equals("dumb");
    };
  }

  /** How wide the terminal is that standard output is, in columns; 0 if it is none, or nobody knows. */
  public int columns() {
    return environment.terminals().out() ? width() : 0;
  }

  private int width() {
    try {
      return environment.variable("COLUMNS").map(Integer::parseInt).orElse(0);
    } catch (NumberFormatException e) {
      return 0;
    }
  }
}
