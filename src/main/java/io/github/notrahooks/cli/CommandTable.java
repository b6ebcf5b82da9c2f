package io.github.notrahooks.cli;

import io.github.notrahooks.cli.check.CheckCommand;
import io.github.notrahooks.cli.completion.CompletionCommand;
import io.github.notrahooks.cli.doctor.DoctorCommand;
import io.github.notrahooks.cli.inspect.InspectCommand;
import io.github.notrahooks.cli.integrations.IntegrationsCommand;
import io.github.notrahooks.cli.integrations.ReposCommand;
import io.github.notrahooks.cli.logs.LogsCommand;
import io.github.notrahooks.cli.send.PingCommand;
import io.github.notrahooks.cli.send.ReplayCommand;
import io.github.notrahooks.cli.send.SamplesCommand;
import io.github.notrahooks.cli.send.SendCommand;
import io.github.notrahooks.cli.serve.ServeCommand;
import io.github.notrahooks.cli.shell.ShellCommand;
import io.github.notrahooks.cli.triggers.TriggersCommand;
import io.github.notrahooks.cli.verify.SignCommand;
import io.github.notrahooks.cli.verify.VerifyCommand;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names of all commands and the classes behind them, in the order in which help lists them. */
final class CommandTable {
  private CommandTable() {}

  /** Name to class. Classes are loaded only for the commands that are used. */
  static Map<String, Class<?>> all() {
    Map<String, Class<?>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand.class);
    commands.put("send", SendCommand.class);
    commands.put("ping", PingCommand.class);
    commands.put("check", CheckCommand.class);
    commands.put("replay", ReplayCommand.class);
    commands.put("verify", VerifyCommand.class);
    commands.put("sign", SignCommand.class);
    commands.put("logs", LogsCommand.class);
    commands.put("samples", SamplesCommand.class);
    commands.put("integrations", IntegrationsCommand.class);
    commands.put("repos", ReposCommand.class);
    commands.put("triggers", TriggersCommand.class);
    commands.put("inspect", InspectCommand.class);
    commands.put("doctor", DoctorCommand.class);
    commands.put("completion", CompletionCommand.class);
    commands.put("shell", ShellCommand.class);
    commands.put("help", HelpCommand.class);
    return commands;
  }
}
