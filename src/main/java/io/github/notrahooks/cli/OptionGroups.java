package io.github.notrahooks.cli;

import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.cli.option.SecretOptions;
import io.github.notrahooks.cli.option.TransmitOptions;
import io.github.notrahooks.cli.send.PayloadChanges;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The groups in which a command's options are described: its own first, those of all commands last. */
public final class OptionGroups {
  private static final String OWN = "Options";
  private static final String CHANGES = "Changes to the payload";
  private static final String FILTERS = "Filters";
  private static final String SENDING = "Sending";
  private static final String SECRETS = "Secrets";
  private static final String GLOBAL = "Global options";

  private OptionGroups() {}

  /** The visible options of a command by group heading, in the order of printing; no group is empty. */
  public static Map<String, List<OptionSpec>> of(CommandSpec command) {
    Map<String, String> shared = shared(command);
    Map<String, List<OptionSpec>> groups = new LinkedHashMap<>();
    for (String heading : List.of(OWN, CHANGES, FILTERS, SENDING, SECRETS, GLOBAL)) {
      List<OptionSpec> options = new ArrayList<>();
      for (OptionSpec option : command.options()) {
        if (!option.hidden() && shared.getOrDefault(option.longestName(), OWN).equals(heading)) {
          options.add(option);
        }
      }
      if (!options.isEmpty()) {
        groups.put(heading, options);
      }
    }
    return groups;
  }

  /** Heading by option name, for the options that come from elsewhere. */
  private static Map<String, String> shared(CommandSpec command) {
    Map<String, String> headings = new LinkedHashMap<>();
    for (CommandSpec mixin : command.mixins().values()) {
      String heading = heading(mixin.userObject());
      mixin.options().forEach(option -> headings.put(option.longestName(), heading));
    }
    command.root().options().forEach(option -> headings.put(option.longestName(), GLOBAL));
    return headings;
  }

  private static String heading(Object mixin) {
    if (mixin instanceof PayloadChanges) {
      return CHANGES;
    }
    if (mixin instanceof FilterOptions) {
      return FILTERS;
    }
    if (mixin instanceof TransmitOptions) {
      return SENDING;
    }
    return mixin instanceof SecretOptions ? SECRETS : OWN;
  }
}
