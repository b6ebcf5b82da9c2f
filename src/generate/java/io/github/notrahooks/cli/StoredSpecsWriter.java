package io.github.notrahooks.cli;

import io.github.notrahooks.cli.option.GlobalOptions;
import io.github.notrahooks.environment.Environment;
import io.github.notrahooks.environment.Signals;
import io.github.notrahooks.environment.Terminals;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Writes the source of {@link StoredSpecs}' implementation from the annotations. The build runs it once the
 * commands are compiled, and compiles what it writes.
 */
final class StoredSpecsWriter {
  /** Describing commands needs none of it. */
  static final Environment NOWHERE = new Environment(
      InputStream.nullInputStream(),
      OutputStream.nullOutputStream(),
      OutputStream.nullOutputStream(),
      Map.of(),
      Clock.systemUTC(),
      new Random(),
      Path.of(""),
      Path.of(""),
      Terminals.NONE,
      Signals.NONE);

  /** What every builder begins with, so that it need not be told. */
  private static final Set<String> DEFAULTS =
      Set.of("", "null", "false", "\"\"", "-1", "\"[COMMAND]\"");

  private final StringBuilder methods = new StringBuilder();
  private final List<String> names = new ArrayList<>();

  private StoredSpecsWriter() {}

  /** Writes into the folder that is the one argument. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0], "io", "github", "notrahooks", "cli");
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("GeneratedSpecs.java"), new StoredSpecsWriter().source());
  }

  private String source() {
    CommandLine root = new Cli(NOWHERE).tree();
    root.getSubcommands().forEach((name, command) -> {
      if (isPlain(command.getCommandSpec())) {
        names.add(name);
        method(command.getCommandSpec());
      }
    });
    root(root.getCommandSpec());
    StringBuilder cases = new StringBuilder();
    StringJoiner list = new StringJoiner(", ", "Set.of(", ")");
    for (String name : names) {
      list.add(literal(name));
      cases.append("      case ").append(literal(name)).append(" -> ").append(name);
      cases.append("(context, factory);\n");
    }
    return """
        // Written by the build from the annotations of the commands.
        package io.github.notrahooks.cli;

        import io.github.notrahooks.cli.frame.Context;
        import io.github.notrahooks.cli.option.GlobalOptions;
        import java.util.Set;
        import picocli.CommandLine;
        import picocli.CommandLine.Model.CommandSpec;
        import picocli.CommandLine.Model.OptionSpec;
        import picocli.CommandLine.Model.PositionalParamSpec;

        final class GeneratedSpecs extends StoredSpecs {
          @Override
          Set<String> names() {
            return %s;
          }

          @Override
          CommandSpec command(String name, Context context, CommandLine.IFactory factory) {
            return switch (name) {
        %s      default -> throw new IllegalArgumentException(name);
            };
          }
        %s}
        """.formatted(list, cases, methods);
  }

  /** Whether all that a command has are options and parameters in fields of its own and its mixins. */
  private static boolean isPlain(CommandSpec spec) {
    return spec.subcommands().isEmpty()
        && spec.argGroups().isEmpty()
        && spec.userObject().getClass().isAnnotationPresent(Command.class)
        && spec.args().stream()
            .allMatch(arg -> arg.inherited() || arg.userObject() instanceof Field);
  }

  private void root(CommandSpec spec) {
    methods.append(
        "\n  @Override\n  CommandSpec root(GlobalOptions globals, CommandLine.IFactory factory) {\n");
    owner("command", spec.userObject().getClass());
    head(spec);
    line("spec.scopeType(CommandLine.ScopeType.INHERIT)");
    line("spec.version(" + literals(spec.version()) + ")");
    for (OptionSpec option : spec.options()) {
      boolean global = field(option).getDeclaringClass() == GlobalOptions.class;
      argument(option, global ? "globals" : null);
    }
    methods.append("    return spec;\n  }\n");
  }

  private void method(CommandSpec spec) {
    methods.append("\n  private static CommandSpec ").append(spec.name());
    methods.append("(Context context, CommandLine.IFactory factory) {\n");
    Class<?> type = spec.userObject().getClass();
    owner("command", type);
    head(spec);
    Map<Class<?>, String> owners = new LinkedHashMap<>(Map.of(type, "command"));
    for (Field field : type.getDeclaredFields()) {
      if (field.isAnnotationPresent(Mixin.class)) {
        owner(field.getName(), field.getType());
        line(binding("command", field) + ".set(" + field.getName() + ")");
        owners.put(field.getType(), field.getName());
      }
    }
    for (ArgSpec argument : spec.args()) {
      if (!argument.inherited() && !isStandardHelp(argument)) {
        argument(argument, owners.get(field(argument).getDeclaringClass()));
      }
    }
    methods.append("    return spec;\n  }\n");
  }

  /** Help and version come from the root. */
  private static boolean isStandardHelp(ArgSpec argument) {
    return argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp());
  }

  private void owner(String variable, Class<?> type) {
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    String name = type.getSimpleName();
    String qualified = type.getPackage() == getClass().getPackage() ? name : type.getName();
    methods.append("    %s %s = new %s(%s);\n"
        .formatted(
            qualified, variable, qualified, constructor.getParameterCount() == 0 ? "" : "context"));
  }

  private void head(CommandSpec spec) {
    methods.append(
        "    CommandSpec spec = CommandSpec.wrapWithoutInspection(command, factory).name(");
    methods.append(literal(spec.name())).append(");\n");
    for (Field field : spec.userObject().getClass().getDeclaredFields()) {
      if (field.isAnnotationPresent(Spec.class)) {
        line(binding("command", field) + ".set(spec)");
      }
    }
    Command usage = spec.userObject().getClass().getAnnotation(Command.class);
    StringBuilder calls = new StringBuilder("spec.usageMessage()");
    call(calls, "header", literals(usage.header()));
    call(calls, "description", literals(usage.description()));
    call(calls, "footerHeading", literal(usage.footerHeading()));
    call(calls, "footer", literals(usage.footer()));
    call(calls, "synopsisSubcommandLabel", literal(usage.synopsisSubcommandLabel()));
    line(calls.toString());
  }

  private void argument(ArgSpec argument, @Nullable String owner) {
    StringBuilder calls = new StringBuilder();
    if (argument instanceof OptionSpec option) {
      calls
          .append("OptionSpec.builder(new String[] {")
          .append(literals(option.names()))
          .append("})");
      call(calls, "usageHelp", Boolean.toString(option.usageHelp()));
      call(calls, "versionHelp", Boolean.toString(option.versionHelp()));
      call(calls, "order", Integer.toString(option.order()));
      call(calls, "negatable", Boolean.toString(option.negatable()));
      call(calls, "fallbackValue", literal(option.fallbackValue()));
    } else {
      PositionalParamSpec positional = (PositionalParamSpec) argument;
      calls.append("PositionalParamSpec.builder()");
      call(calls, "index", literal(positional.index().toString()));
    }
    call(calls, "type", literal(argument.type()));
    if (argument.auxiliaryTypes()[0] != argument.type()) {
      call(calls, "auxiliaryTypes", literal(argument.auxiliaryTypes()[0]));
    }
    call(calls, "arity", literal(argument.arity().toString()));
    call(calls, "paramLabel", literal(argument.paramLabel()));
    call(calls, "description", literals(description(argument)));
    call(calls, "descriptionKey", literal(argument.descriptionKey()));
    call(calls, "required", Boolean.toString(argument.required()));
    call(calls, "hidden", Boolean.toString(argument.hidden()));
    call(calls, "defaultValue", literal(argument.defaultValue()));
    call(calls, "splitRegex", literal(argument.splitRegex()));
    StringJoiner converters = new StringJoiner(", ");
    for (CommandLine.ITypeConverter<?> converter : argument.converters()) {
      converters.add("new " + converter.getClass().getCanonicalName() + "()");
    }
    call(calls, "converters", converters.toString());
    if (argument.scopeType() == ScopeType.INHERIT || owner == null) {
      call(calls, "scopeType", "CommandLine.ScopeType.INHERIT");
    }
    if (owner != null) {
      calls.append("\n            .initialValue(").append(initial(argument)).append(')');
      calls.insert(0, binding(owner, field(argument)) + ".bind(").append(')');
    }
    line("spec.add" + (argument.isOption() ? "Option(" : "Positional(") + calls + ".build())");
  }

  /** A field that nothing was written to: what picocli would otherwise read from it. */
  private static String initial(ArgSpec argument) {
    return switch (argument.type().getName()) {
      case "boolean" -> "false";
      case "int" -> "0";
      case "long" -> "0L";
      default -> "null";
    };
  }

  /** As it was written, with its variables. */
  private static String[] description(ArgSpec argument) {
    return argument.isOption()
        ? field(argument).getAnnotation(Option.class).description()
        : field(argument).getAnnotation(Parameters.class).description();
  }

  private static Field field(ArgSpec argument) {
    return (Field) argument.userObject();
  }

  private static String binding(String owner, Field field) {
    return "new OptionField(" + owner + ", " + literal(field.getName()) + ")";
  }

  private static void call(StringBuilder calls, String method, String argument) {
    if (!DEFAULTS.contains(argument)) {
      calls
          .append("\n            .")
          .append(method)
          .append('(')
          .append(argument)
          .append(')');
    }
  }

  private void line(String statement) {
    methods.append("    ").append(statement).append(";\n");
  }

  private static String literals(String[] texts) {
    StringJoiner joined = new StringJoiner(", ");
    for (String text : texts) {
      joined.add(literal(text));
    }
    return joined.toString();
  }

  private static String literal(Class<?> type) {
    return type.getCanonicalName() + ".class";
  }

  private static String literal(@Nullable String text) {
    if (text == null) {
      return "null";
    }
    StringBuilder literal = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        literal.append('\\').append(c);
      } else if (c < ' ' || c > '~') {
        literal.append("\\u%04x".formatted((int) c));
      } else {
        literal.append(c);
      }
    }
    return literal.append('"').toString();
  }
}
