package io.github.notrahooks.trigger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.home.Home;
import io.github.notrahooks.log.record.Deliveries;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.trigger.definition.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Commands that are run in a home, and what they leave behind. */
final class Runs implements AutoCloseable {
  static final Execution EXECUTION = new Execution("deploy", "int_github", "repo_local", "d-1");
  static final String PATH = "/usr/bin:/bin";

  final Home home;
  final Path directory;
  final CommandRunner runner;
  LogRecord delivery = Deliveries.delivery().build();
  Execution execution = EXECUTION;
  Duration timeout = Duration.ofSeconds(60);
  Set<String> environment = Set.of();
  final List<ProcessHandle> started = new ArrayList<>();

  Runs(Path folder) throws IOException {
    this(folder, Map.of("PATH", PATH));
  }

  Runs(Path folder, Map<String, String> variables) throws IOException {
    home = new Home(folder.resolve("home"));
    directory = Files.createDirectories(folder.resolve("work"));
    runner = new CommandRunner(new RunFiles(home), variables, System::nanoTime);
  }

  static Map<String, String> variables(String... namesAndValues) {
    Map<String, String> all = new HashMap<>();
    all.put("PATH", PATH);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      all.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return all;
  }

  Attempted run(String... arguments) {
    Command command = new Command(List.of(arguments), directory, timeout, environment);
    return runner.run(command, execution, delivery, started::add);
  }

  /** Runs a script, which can leave process IDs in files of its directory. */
  Attempted sh(String script) {
    return run("sh", "-c", script);
  }

  Path file(String name) {
    return directory.resolve(name);
  }

  /** The process whose ID stands in a file, as soon as it does. */
  ProcessHandle process(String name) throws IOException {
    await(() -> {
      try {
        return Files.exists(file(name)) && Files.readString(file(name)).endsWith("\n");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    });
    long pid = Long.parseLong(Files.readString(file(name)).strip());
    return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("no process " + pid));
  }

  boolean isGone(String name) throws IOException {
    long pid = Long.parseLong(Files.readString(file(name)).strip());
    return ProcessHandle.of(pid).filter(ProcessFamily::isAlive).isEmpty();
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
  }

  static String text(Body body) {
    return body.text();
  }

  /** Ends what the commands were meant to leave running. */
  @Override
  public void close() {
    runner.stop();
    for (ProcessHandle each : started) {
      List.copyOf(new ProcessFamily(each.pid(), System::nanoTime).alive())
          .forEach(ProcessHandle::destroyForcibly);
    }
  }
}
