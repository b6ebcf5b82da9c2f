package io.github.notrahooks.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One command line for each command that works, in a home that knows some deliveries, while a server runs
 * that takes more of them. Each runs in a copy of the home, so that none sees what another changed.
 */
public final class Examples implements AutoCloseable {
  /** What a command line is, and what it exits with. */
  public record Example(int exit, List<String> arguments) {
    static Example of(String... arguments) {
      return new Example(0, List.of(arguments));
    }
  }

  /** The command lines by the words of their commands. */
  static final Map<String, Example> ALL = all();

  private final Path folder;
  private final RunningCommandLine server;
  private final byte[] exported;
  private int copies;

  public Examples(Path folder) {
    this.folder = folder;
    CommandLineFixture fixture = new CommandLineFixture(folder);
    server = fixture.serve();
    for (String sample : List.of("push", "release", "issue.update", "star")) {
      fixture.run("send", sample).exits(0);
    }
    exported = fixture.run("logs", "export", "-").exits(0).bytes();
    fixture.run("samples", "show", "push", "--raw").exits(0);
    fixture
        .run("triggers", "add", "app", "--on", "linear:*", "--forward", "http://127.0.0.1:1/")
        .exits(0);
    fixture
        .run("triggers", "add", "deploy", "--on", "github:ping", "--", "/bin/true")
        .exits(0);
    fixture.run("triggers", "test", "deploy", "last", "--run").exits(0);
  }

  private static Map<String, Example> all() {
    Map<String, Example> examples = new TreeMap<>();
    examples.put("check", Example.of("--list"));
    examples.put("completion", Example.of("fish"));
    examples.put("help", Example.of("send"));
    examples.put("doctor", Example.of("--port", "0"));
    examples.put("inspect", Example.of("--port", "0"));
    examples.put("integrations add", Example.of("github", "--name", "acme/gears"));
    examples.put("integrations disable", Example.of("int_github"));
    examples.put("integrations enable", Example.of("int_github"));
    examples.put("integrations list", Example.of());
    examples.put("integrations remove", Example.of("int_linear", "--yes"));
    examples.put("integrations rotate-secret", Example.of("int_linear"));
    examples.put("integrations secret", Example.of("int_linear"));
    examples.put("integrations url", Example.of());
    examples.put("logs check", Example.of());
    examples.put("logs diff", Example.of("last", "last~1"));
    examples.put("logs export", Example.of("deliveries.jsonl"));
    examples.put("logs follow", new Example(130, List.of("--last", "2")));
    examples.put("logs import", Example.of("exported.jsonl"));
    examples.put("logs list", Example.of());
    examples.put("logs prune", Example.of());
    examples.put("logs show", Example.of("last"));
    examples.put("logs stats", Example.of());
    examples.put("logs wait", Example.of("--event", "push"));
    examples.put("ping", Example.of());
    examples.put("replay", Example.of("last"));
    examples.put("repos add", Example.of("int_github", "acme/gears"));
    examples.put("repos list", Example.of());
    examples.put("repos remove", Example.of("repo_local", "--yes"));
    examples.put("samples list", Example.of());
    examples.put("samples show", Example.of("push"));
    examples.put("send", Example.of("push"));
    examples.put("serve", Example.of("--port", "0"));
    examples.put("shell", Example.of());
    examples.put("sign", Example.of("payload.json", "--event", "push"));
    examples.put("triggers add", Example.of("other", "--on", "github:*", "--", "true"));
    examples.put("triggers disable", Example.of("app"));
    examples.put("triggers enable", Example.of("app"));
    examples.put("triggers list", Example.of());
    examples.put("triggers remove", Example.of("app"));
    examples.put("triggers runs", Example.of());
    examples.put("triggers runs retry", Example.of("last"));
    examples.put("triggers show", Example.of("app"));
    examples.put("triggers test", new Example(1, List.of("app", "last")));
    examples.put("verify", Example.of("--delivery", "last"));
    return examples;
  }

  /** A command line in a home of its own. */
  public CommandLineFixture fixture() {
    Path copy = folder.resolve("copy-" + copies++);
    try {
      Files.walkFileTree(folder.resolve("home"), new Copying(folder, copy));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CommandLineFixture fixture = new CommandLineFixture(copy);
    // The copy has a note of the server, but no server.
    fixture.with(
        "NOTRA_HOOKS_TO", server.url() + "/api/webhooks/github/org_local/int_github/repo_local");
    fixture.file("exported.jsonl", exported);
    fixture.file("payload.json", "{\"zen\":\"Mind your words.\"}");
    return fixture;
  }

  /** Runs the example of a command with options before and after it. */
  public static Result run(
      CommandLineFixture fixture, String command, List<String> before, List<String> after) {
    Stream<String> line = Stream.of(
            before, List.of(CommandModel.line(command)), ALL.get(command).arguments(), after)
        .flatMap(List::stream);
    String[] words = line.toArray(String[]::new);
    Result result = switch (command) {
      case "shell" -> fixture.reading("").run(words);
      case "serve", "inspect", "logs follow" -> fixture.interrupted(words);
      default -> fixture.run(words);
    };
    return result.exits(ALL.get(command).exit());
  }

  @Override
  public void close() {
    server.close();
  }

  /** Copies what stays: the server that runs renames files while they are copied. */
  private static final class Copying extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Copying(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(to.resolve(from.relativize(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (!file.toString().endsWith(".new")) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException problem) throws IOException {
      if (problem instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw problem;
    }
  }
}
