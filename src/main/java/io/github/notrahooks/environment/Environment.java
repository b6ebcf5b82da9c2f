package io.github.notrahooks.environment;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Everything a command gets from its process, in one place, so that nothing else reads it statically.
 *
 * @param in standard input
 * @param out standard output: data only
 * @param err standard error: everything a person reads
 * @param variables the environment variables
 * @param clock the wall clock, in UTC
 * @param random a cryptographically strong source, for secrets and identifiers
 * @param workingDirectory what relative paths are relative to
 * @param userHome the user's home directory as the system knows it; relative where it knows none
 * @param terminals which of the three standard streams are terminals
 * @param signals where a command says what an interrupt should do
 */
public record Environment(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Map<String, String> variables,
    Clock clock,
    RandomGenerator random,
    Path workingDirectory,
    Path userHome,
    Terminals terminals,
    Signals signals) {

  /** The value of an environment variable that is set and not empty. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** This environment with some variables set anew. */
  public Environment withVariables(Map<String, String> changed) {
    Map<String, String> all = new HashMap<>(variables);
    all.putAll(changed);
    return new Environment(
        in,
        out,
        err,
        Map.copyOf(all),
        clock,
        random,
        workingDirectory,
        userHome,
        terminals,
        signals);
  }

  /** This environment with other signals. */
  public Environment withSignals(Signals others) {
    return new Environment(
        in, out, err, variables, clock, random, workingDirectory, userHome, terminals, others);
  }

  /** This environment with other streams to write to. */
  public Environment withStreams(OutputStream newOut, OutputStream newErr) {
    return new Environment(
        in,
        newOut,
        newErr,
        variables,
        clock,
        random,
        workingDirectory,
        userHome,
        terminals,
        signals);
  }

  /** A path given by the user, resolved against the working directory. */
  public Path path(String path) {
    return workingDirectory.resolve(path);
  }

  /** Whether a person can be asked: standard input and output are both terminals. */
  public boolean interactive() {
    return terminals.in() && terminals.out();
  }
}
