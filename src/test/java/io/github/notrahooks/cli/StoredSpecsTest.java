package io.github.notrahooks.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.option.GlobalOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The commands that the build wrote out, against the annotations that it wrote them from. */
final class StoredSpecsTest {
  private static final CommandLine ANNOTATED = new Cli(StoredSpecsWriter.NOWHERE).tree();

  @Test
  void theCommandsThatScriptsRunMostAreStored() {
    assertThat(stored().names()).contains("serve", "send", "ping", "replay", "verify", "sign");
  }

  static Set<String> names() {
    return stored().names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void optionsAndParametersAreTheSame(String name) {
    CommandSpec stored = tree(name).getSubcommands().get(name).getCommandSpec();
    CommandSpec annotated = ANNOTATED.getSubcommands().get(name).getCommandSpec();

    assertThat(described(stored)).isEqualTo(described(annotated));
    assertThat(stored.version()).isEqualTo(annotated.version());
  }

  @Test
  void theGlobalOptionsAreTheSame() {
    assertThat(described(tree("verify").getCommandSpec()))
        .isEqualTo(described(ANNOTATED.getCommandSpec()));
  }

  @ParameterizedTest
  @MethodSource("names")
  void noFieldThatIsSetHadAValueBefore(String name) throws IllegalAccessException {
    for (ArgSpec argument :
        ANNOTATED.getSubcommands().get(name).getCommandSpec().args()) {
      assertThat(String.valueOf(argument.initialValue()))
          .as(argument.toString())
          .isIn("null", "false", "0");
    }
  }

  private static StoredSpecs stored() {
    StoredSpecs specs = StoredSpecs.load();
    assertThat(specs).as("what the build writes before the tests").isNotNull();
    return specs;
  }

  private static CommandLine tree(String name) {
    Context context = new Context(StoredSpecsWriter.NOWHERE, new GlobalOptions(), Cli.NESTED);
    CommandFactory factory = new CommandFactory(context);
    CommandLine root = new CommandLine(stored().root(context.globals(), factory));
    root.addSubcommand(name, new CommandLine(stored().command(name, context, factory)));
    return root.setUsageHelpWidth(100).setUsageHelpAutoWidth(false);
  }

  private static Map<String, List<Object>> described(CommandSpec spec) {
    Map<String, List<Object>> described = new TreeMap<>();
    for (ArgSpec argument : spec.args()) {
      List<Object> facts = new ArrayList<>(List.of(
          argument.type(),
          List.of(argument.auxiliaryTypes()),
          argument.arity(),
          argument.required(),
          argument.hidden(),
          argument.hideParamSyntax(),
          argument.interactive(),
          argument.paramLabel(),
          argument.splitRegex(),
          List.of(argument.description()),
          String.valueOf(argument.defaultValue()),
          List.of(argument.converters()).stream().map(Object::getClass).toList(),
          String.valueOf(argument.parameterConsumer()),
          argument.group() == null));
      if (argument instanceof OptionSpec option) {
        facts.add(option.usageHelp());
        facts.add(option.versionHelp());
        facts.add(option.negatable());
        facts.add(option.order());
        facts.add(option.fallbackValue());
        described.put(String.join(",", option.names()), facts);
      } else {
        facts.add(((PositionalParamSpec) argument).index());
        described.put("parameter " + argument.paramLabel(), facts);
      }
    }
    return described;
  }
}
