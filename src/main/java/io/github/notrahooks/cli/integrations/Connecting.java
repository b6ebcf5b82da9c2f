package io.github.notrahooks.cli.integrations;

import io.github.notrahooks.cli.frame.Context;
import io.github.notrahooks.cli.frame.Destination;
import io.github.notrahooks.cli.text.ConnectionSteps;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.output.Output;

/** Says how a real repository or team is made to send to this machine. */
final class Connecting {
  private Connecting() {}

  /** Says it to people: what a command prints is something else. */
  static void say(Context context, Endpoint endpoint) {
    Output output = context.output();
    ConnectionSteps.lines(
            endpoint,
            Destination.base(context),
            context.self(),
            output.settings().width())
        .forEach(output::info);
  }
}
