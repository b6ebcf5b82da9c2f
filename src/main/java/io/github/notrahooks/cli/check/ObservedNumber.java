package io.github.notrahooks.cli.check;

import io.github.notrahooks.check.Observation;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.Transport;
import io.github.notrahooks.trigger.definition.CommandLine;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/** The number that an observation has to tell, as it is written. */
final class ObservedNumber {
  /** What stands for the delivery ID. */
  static final String DELIVERY = "{delivery}";

  private ObservedNumber() {}

  /** The number that a text consists of; nothing if it is something else. */
  static OptionalLong in(String text) {
    String number = text.strip();
    return number.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(number))
        : OptionalLong.empty();
  }

  /**
   * What a user gave.
   *
   * @param given a command or an address
   * @param directory in which a command is run
   * @throws Failure of usage if it is neither
   */
  static Observation parse(String given, Transport transport, Path directory) {
    if (given.startsWith("http://") || given.startsWith("https://")) {
      return new ObservedUrl(given, transport);
    }
    try {
      List<String> words = CommandLine.parse(given);
      return new ObservedCommand(words, directory);
    } catch (Failure e) {
      throw Failure.usage("--observe: " + e.getMessage());
    }
  }
}
