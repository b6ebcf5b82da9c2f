package io.github.notrahooks.cli;

import io.github.notrahooks.cli.option.TriggerOptions;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.samples.SampleCatalogue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which arguments of a command go together. Only what was typed can contradict itself; a setting from a
 * variable or {@code config.json} that does not go with what was typed is left out, since it may have been
 * made for another command.
 */
final class OptionRules {
  /** Stands for a command's parameters. */
  private static final String PARAMETERS = "parameters";

  private static final Set<String> FILTERS = Set.of(
      "--provider",
      "--event",
      "--action",
      "--outcome",
      "--status",
      "--code",
      "--direction",
      "--integration",
      "--repository",
      "--since",
      "--until",
      "--grep",
      "--trigger",
      "--cause",
      "--limit");

  /** Those by which replay chooses: a trigger does its work for deliveries that are named, too. */
  private static final Set<String> CHOICES = FILTERS.stream()
      .filter(name -> !name.equals("--trigger"))
      .collect(Collectors.toUnmodifiableSet());

  /** What replay has no use for where a trigger says where deliveries go, and how. */
  private static final Set<String> SENDING = Set.of(
      "--from",
      "--entry",
      "--set",
      "--remove",
      "--edit",
      "--to",
      "--sign",
      "--id",
      "--speed",
      "--header",
      "--rate",
      "--concurrency",
      "--retries",
      "--timeout",
      "--secret-file",
      "--secret",
      "--direction",
      "--cause");

  private final ParseResult typed;
  private final CommandSpec command;

  private OptionRules(ParseResult typed) {
    this.typed = typed;
    this.command = typed.commandSpec();
  }

  /**
   * Takes settings back that do not go with what was typed.
   *
   * @throws Failure if what was typed contradicts itself
   */
  static void apply(ParseResult typed) {
    OptionRules rules = new OptionRules(typed);
    if (rules.command.findOption("--entry") != null) {
      // It is the number of something in one file.
      rules.onlyTyped("--entry");
    }
    switch (typed.commandSpec().qualifiedName().replaceFirst("^\\S+ ", "")) {
      case "verify" -> rules.verify();
      case "replay" -> {
        rules.replay();
        rules.trust();
      }
      case "send" -> {
        rules.send();
        rules.trust();
      }
      case "ping" -> rules.trust();
      case "sign" ->
        rules.oneOf(
            "--integration says whose secret to sign with; give no other beside it",
            List.of(Set.of("--secret-file", "--secret"), Set.of("--integration")));
      case "serve" -> {
        rules.needs(
            "--timeout",
            Set.of("--until", "--until-event"),
            "without it there is nothing to wait for");
        for (String option : List.of("--on", "--where")) {
          rules.needs(option, Set.of("--forward", "--exec"), "it says which deliveries they get");
        }
        rules.answer();
        rules.oneOf(
            "--no-inspector leaves nothing to choose; give it, or the others of the inspector",
            List.of(
                Set.of("--no-inspector"),
                Set.of("--inspector-port", "--inspector-read-only", "--inspector-allow-remote")));
      }
      // A port that was set is that of a server.
      case "inspect" ->
        List.of("--port", "--open", "--url", "--new-token").forEach(rules::onlyTyped);
      // What was set for serve or send says nothing of a trigger that is added.
      case "triggers add", "triggers test" ->
        rules.command.options().stream()
            .map(OptionSpec::longestName)
            .filter(name -> rules.command.root().findOption(name) == null)
            .forEach(rules::onlyTyped);
      case "logs show" -> {
        rules.oneOf(
            "--body, --headers, --jq, --curl and --har exclude each other",
            List.of(
                Set.of("--body"),
                Set.of("--headers"),
                Set.of("--jq"),
                Set.of("--curl"),
                Set.of("--har")));
        rules.onlyTyped("--jq");
        rules.needs(
            "--raw",
            Set.of("--body", "--headers", "--jq"),
            "all else has nothing to show as bytes");
      }
      // One that was made for lists would end it after some deliveries.
      case "logs follow" -> rules.onlyTyped("--limit");
      case "logs wait" -> {
        // One that was made for lists would have it wait for what never comes.
        FILTERS.forEach(rules::onlyTyped);
        // That of serve is how long a run takes, and that of send is for an answer.
        rules.onlyTyped("--timeout");
      }
      case "repos add" ->
        rules.oneOf(
            "--secret-env, --secret-path and --secret-file exclude each other",
            List.of(Set.of("--secret-env"), Set.of("--secret-path"), Set.of("--secret-file")));
      default -> {}
    }
  }

  private void verify() {
    oneOf(
        "give one of FILE, --delivery ID and --logged",
        List.of(Set.of(PARAMETERS), Set.of("--delivery"), Set.of("--logged")));
    String logged = "a logged delivery has its own";
    needs("--signature", Set.of(PARAMETERS), logged);
    if (isSet("--delivery") || isSet("--logged")) {
      needs("--headers", Set.of(PARAMETERS), logged);
    }
    for (String ofFile : List.of("--raw", "--entry", "--report")) {
      needs(ofFile, Set.of(PARAMETERS, "--headers"), "it is for a file");
    }
    needs("--provider", Set.of(PARAMETERS, "--headers", "--logged"), logged);
    needs(
        "--show-expected", Set.of(PARAMETERS, "--headers", "--delivery"), "it is for one of them");
    for (String filter : FILTERS) {
      if (!filter.equals("--provider")) {
        needs(filter, Set.of("--logged"), "it chooses among logged deliveries");
      }
    }
  }

  private void replay() {
    needs("--exhausted", Set.of("--trigger"), "it is a trigger's attempts that are used up");
    // What was set for the samples that send sends fits few other payloads.
    List.of("--set", "--remove", "--add", "--edit").forEach(this::onlyTyped);
    onlyTyped("--trigger");
    if (isTyped("--trigger") && SENDING.stream().anyMatch(this::isTyped)) {
      throw Failure.usage("--trigger ID says where deliveries go and how; leave "
          + SENDING.stream().filter(this::isTyped).sorted().collect(Collectors.joining(", "))
          + " out");
    }
    oneOf(
        "give IDs, or --last and filters, but not both",
        List.of(Set.of(PARAMETERS), with(CHOICES, "--last")));
    onlyTyped("--from");
    needs("--entry", Set.of("--from"), "it is one of those in a file");
    if (isTyped("--from")) {
      oneOf(
          "--from FILE is what is sent again; give no IDs beside it",
          List.of(Set.of("--from"), Set.of(PARAMETERS)));
      oneOf(
          "--entry N is one of those in the file; give no --last or filters beside it",
          List.of(Set.of("--entry"), with(CHOICES, "--last")));
    }
    // Settings narrow what was asked for, and ask for nothing themselves.
    if (FILTERS.stream().noneMatch(this::isTyped) && !isSet("--last")) {
      FILTERS.forEach(this::leaveOut);
    }
    oneOf("--rate and --speed exclude each other", List.of(Set.of("--speed"), Set.of("--rate")));
  }

  private void answer() {
    if (TriggerOptions.THEIRS.equals(option("--answer").getValue()) && !isSet("--forward")) {
      if (isTyped("--answer")) {
        throw Failure.usage("--answer theirs needs --forward: it says whose answer that is");
      }
      leaveOut("--answer");
    }
  }

  private void trust() {
    oneOf(
        "--cacert says whom to trust, and --insecure trusts anybody; give one",
        List.of(Set.of("--cacert"), Set.of("--insecure")));
  }

  /** A sample says whose it is and what it tells of; settings for files do not change that. */
  private void send() {
    String source = typed.matchedPositionalValue(0, "");
    if (SampleCatalogue.load().find(source).isPresent()) {
      onlyTyped("--provider");
      onlyTyped("--event");
    }
  }

  private static Set<String> with(Set<String> options, String another) {
    Set<String> all = new HashSet<>(options);
    all.add(another);
    return all;
  }

  /** At most one of these groups; of settings alone, the first group has them. */
  private void oneOf(String message, List<Set<String>> groups) {
    List<Set<String>> chosen =
        groups.stream().filter(group -> group.stream().anyMatch(this::isTyped)).toList();
    if (chosen.size() > 1) {
      throw Failure.usage(message);
    }
    Set<String> kept = chosen.isEmpty()
        ? groups.stream()
            .filter(group -> group.stream().anyMatch(this::isSet))
            .findFirst()
            .orElse(Set.of())
        : chosen.get(0);
    for (Set<String> group : groups) {
      if (!group.equals(kept)) {
        group.forEach(this::leaveOut);
      }
    }
  }

  /** An option that a setting for other commands does not stand for. */
  private void onlyTyped(String option) {
    if (!isTyped(option)) {
      leaveOut(option);
    }
  }

  /** An option that is nothing without one of the others. */
  private void needs(String option, Set<String> others, String reason) {
    if (others.stream().anyMatch(this::isSet)) {
      return;
    }
    if (isTyped(option)) {
      List<String> names = others.stream().map(this::shown).sorted().toList();
      throw Failure.usage(option + " needs " + String.join(" or ", names) + ": " + reason);
    }
    leaveOut(option);
  }

  private String shown(String name) {
    return name.equals(PARAMETERS)
        ? command.positionalParameters().get(0).paramLabel().replaceFirst("\\|.*", "")
        : name;
  }

  private boolean isTyped(String name) {
    return name.equals(PARAMETERS)
        ? !typed.matchedPositionals().isEmpty()
        : typed.hasMatchedOption(name);
  }

  private boolean isSet(String name) {
    if (name.equals(PARAMETERS)) {
      return isTyped(name);
    }
    Object value = option(name).getValue();
    return value != null && !value.equals(false);
  }

  private void leaveOut(String name) {
    if (!name.equals(PARAMETERS) && !isTyped(name)) {
      OptionSpec option = option(name);
      option.setValue(option.type() == boolean.class ? Boolean.FALSE : null);
    }
  }

  private OptionSpec option(String name) {
    OptionSpec option = command.findOption(name);
    if (option == null) {
      throw new IllegalStateException(command.qualifiedName() + " has no option " + name);
    }
    return option;
  }
}
