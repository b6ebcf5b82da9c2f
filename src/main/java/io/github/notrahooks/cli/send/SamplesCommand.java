package io.github.notrahooks.cli.send;

import io.github.notrahooks.cli.frame.CommandGroup;
import io.github.notrahooks.cli.frame.ExitCodeTexts;
import picocli.CommandLine.Command;

/** {@code samples}: the catalogue of payloads that come with the tool. */
@Command(
    name = "samples",
    header = "The catalogue of sample payloads.",
    synopsisSubcommandLabel = "COMMAND",
    exitCodeList = {
      ExitCodeTexts.SUCCESS,
      ExitCodeTexts.FAILED,
      ExitCodeTexts.USAGE,
      "5:no such sample"
    },
    subcommands = {SamplesListCommand.class, SamplesShowCommand.class},
    footer = {"  notra-hooks samples list", "  notra-hooks samples show push"})
public final class SamplesCommand extends CommandGroup {}
