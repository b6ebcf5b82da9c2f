package io.github.notrahooks.cli.option;

import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads whole numbers as people write them on a command line: ASCII digits, perhaps behind a minus. Java would
 * take the digits of any script, and a plus.
 */
public final class WholeNumbers {
  private static final Pattern FORM = Pattern.compile("-?[0-9]+");

  private WholeNumbers() {}

  /** Has all options of a command, and of the commands below it, read their numbers so. */
  public static void readIn(CommandLine command) {
    ITypeConverter<Integer> integers = text -> read(text, Integer::valueOf);
    ITypeConverter<Long> longs = text -> read(text, Long::valueOf);
    command
        .registerConverter(int.class, integers)
        .registerConverter(Integer.class, integers)
        .registerConverter(long.class, longs)
        .registerConverter(Long.class, longs);
  }

  private static <T> T read(String text, Function<String, T> number) {
    try {
      if (FORM.matcher(text).matches()) {
        return number.apply(text);
      }
    } catch (NumberFormatException e) {
      // Too large: said below.
    }
    throw new TypeConversionException("'" + text + "' is not a whole number, or too large a one");
  }
}
