package io.github.notrahooks.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The system calls that make files and folders: nothing is open to others for a moment before it is closed
 * to them. Skipped where there is no strace.
 */
@DisabledOnOs(OS.WINDOWS)
final class CreatedPrivatelyIT {
  private static final Path STRACE = Path.of("/usr/bin/strace");
  private static final Pattern MAKES = Pattern.compile(
      "(openat|open|creat|mkdirat|mkdir)\\((?:AT_FDCWD, )?\"([^\"]+)\".*?(?:, (0\\d+))?\\) = (\\d+).*");
  private static final Pattern CHANGES = Pattern.compile("(fchmodat2?|chmod|fchmod)\\(.*");

  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"000", "022", "077"})
  void allIsMadeForItsOwnerAloneWhateverTheUmask(String umask) throws Exception {
    assumeTrue(Files.isExecutable(STRACE), "strace is needed");
    Files.writeString(folder.resolve("run.sh"), "umask " + umask + "\nexec \"$@\"\n");
    List<Path> traces = new ArrayList<>();
    run(traces, "integrations", "add", "github", "--name", "acme/gears");
    Process server = start(traces, "serve", "--port", "0", "--ready-file", "ready.json");
    while (!Files.exists(folder.resolve("ready.json"))) {
      assertThat(server.waitFor(50, TimeUnit.MILLISECONDS)).as("it ended").isFalse();
    }
    run(traces, "send", "push");
    run(traces, "replay", "last");
    run(traces, "logs", "export", "export.jsonl");
    run(traces, "integrations", "rotate-secret", "int_github");
    stop(server);

    Set<String> made = made(traces);
    assertThat(made)
        .contains(
            "home",
            "home/.gitignore",
            "home/.config.lock",
            "home/serve.lock",
            "home/logs",
            "home/logs/.append")
        .anyMatch(name -> name.matches("home/logs/[0-9-]+\\.jsonl"))
        .anyMatch(name -> name.matches("home/logs/\\.index/[0-9-]+\\.jsonl\\.index"))
        .anyMatch(name -> name.matches("home/\\.config\\.json\\d+\\.new"))
        .anyMatch(name -> name.matches("\\.export\\.jsonl\\d+\\.new"))
        .anyMatch(name -> name.matches("\\.ready\\.json\\d+\\.new"));
  }

  /** The files and folders that were made in the folder, each of them with the right mode at once. */
  private Set<String> made(List<Path> traces) throws IOException {
    Set<String> made = new TreeSet<>();
    for (Path trace : traces) {
      for (String call : calls(trace)) {
        if (CHANGES.matcher(call).matches()) {
          assertThat(call).as("a mode that is changed later").doesNotContain(folder.toString());
          assertThat(call).doesNotStartWith("fchmod(");
        }
        Matcher matcher = MAKES.matcher(call);
        if (matcher.matches() && makes(call) && matcher.group(2).startsWith(folder + "/")) {
          String name = matcher.group(2).substring(folder.toString().length() + 1);
          assertThat(matcher.group(3))
              .as(call)
              .isEqualTo(matcher.group(1).startsWith("mkdir") ? "0700" : "0600");
          made.add(name);
        }
      }
    }
    return made;
  }

  private List<String> calls(Path trace) throws IOException {
    List<String> calls = new ArrayList<>();
    try (DirectoryStream<Path> threads =
        Files.newDirectoryStream(folder, trace.getFileName() + ".*")) {
      for (Path thread : threads) {
        calls.addAll(Files.readAllLines(thread));
      }
    }
    return calls;
  }

  private static boolean makes(String call) {
    return call.startsWith("mkdir") || call.startsWith("creat") || call.contains("O_CREAT");
  }

  private void run(List<Path> traces, String... command) throws Exception {
    Process process = start(traces, command);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue())
        .as(() -> String.join(" ", command) + ": " + text(folder.resolve("err")))
        .isZero();
  }

  private Process start(List<Path> traces, String... command) throws IOException {
    Path trace = folder.resolve("trace-" + traces.size());
    traces.add(trace);
    List<String> all = new ArrayList<>(List.of(
        "run.sh",
        STRACE.toString(),
        // A file for each thread: in one for all, a call that another comes between is torn in two.
        "-ff",
        "-s",
        "4096",
        "-o",
        trace.toString(),
        "-e",
        "trace=open,openat,creat,mkdir,mkdirat,chmod,fchmod,fchmodat",
        Tool.packaged().toString()));
    all.addAll(List.of(command));
    return new Tool(Path.of("/bin/sh"), folder)
        .start(
            folder.resolve("out-" + traces.size()),
            folder.resolve("err"),
            all.toArray(new String[0]));
  }

  /** The signal goes to the server and not to strace, which would leave it. */
  private void stop(Process strace) throws Exception {
    Matcher pid =
        Pattern.compile("\"pid\":(\\d+)").matcher(Files.readString(folder.resolve("ready.json")));
    assertThat(pid.find()).isTrue();
    new ProcessBuilder("kill", "-TERM", pid.group(1)).start().waitFor();
    assertThat(strace.waitFor(60, TimeUnit.SECONDS)).isTrue();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
