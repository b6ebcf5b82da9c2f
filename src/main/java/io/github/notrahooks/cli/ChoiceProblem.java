package io.github.notrahooks.cli;

import io.github.notrahooks.failure.Nearest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.ITypeInfo;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/** What is said of a value that is none of the few that there are: those, as they are typed, and the nearest. */
final class ChoiceProblem {
  private ChoiceProblem() {}

  /** The message, if that is the problem. */
  static Optional<String> of(ParameterException problem) {
    ArgSpec argument = problem.getArgSpec();
    String value = problem.getValue();
    if (argument == null
        || value == null
        || !(problem.getCause() instanceof TypeConversionException)) {
      return Optional.empty();
    }
    List<String> known = choices(argument.typeInfo());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    String name = argument instanceof OptionSpec option ? option.longestName() + ": " : "";
    return Optional.of(name
        + "there is no '"
        + value
        + "', only "
        + String.join(", ", known)
        + "."
        + Nearest.hint(value, known));
  }

  private static List<String> choices(ITypeInfo type) {
    ITypeInfo element = type.isMultiValue() ? type.getAuxiliaryTypeInfos().get(0) : type;
    return element.isEnum()
        ? element.getEnumConstantNames().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList()
        : List.of();
  }
}
