package io.github.notrahooks.cli.serve;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.option.InspectorOptions;
import io.github.notrahooks.receiver.FixedAnswer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a server does by the clock never ends it. */
@Timeout(30)
final class HourlyWorkTest {
  @TempDir
  Path folder;

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private LocalReceiver serving(CommandLineFixture fixture, StopSwitch stop) throws Exception {
    return LocalReceiver.start(
        fixture.context(err),
        new LocalReceiver.Settings(
            "127.0.0.1",
            0,
            null,
            null,
            Duration.ofSeconds(60),
            true,
            null,
            null,
            List.of(),
            1,
            false,
            FixedAnswer.OURS,
            new BadOutcomes(Set.of()),
            new InspectorOptions(),
            false),
        stop);
  }

  @Test
  void aWrongEditOfTheConfigurationDoesNotEndTheServer() throws Exception {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    try (LocalReceiver serving =
        serving(fixture, new StopSwitch(new Wanted(null, List.of()), System::nanoTime))) {
      Files.writeString(fixture.file("home/config.json"), "{\"version\":1,\"nope\":");

      // It looks at the file every few milliseconds only.
      while (!err.toString(UTF_8)
          .contains("The server goes on with the configuration that it read before")) {
        serving.everyHour();
      }
    }
    assertThat(err.toString(UTF_8)).doesNotContain("error:");
  }

  @Test
  void aFolderOfLogsThatCannotBeReadDoesNotEndTheServer() throws Exception {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    try (LocalReceiver serving =
        serving(fixture, new StopSwitch(new Wanted(null, List.of()), System::nanoTime))) {
      Path logs = fixture.file("home/logs");
      Files.move(logs, fixture.file("away"));
      Files.writeString(logs, "a file");

      serving.everyHour();

      Files.delete(logs);
      Files.move(fixture.file("away"), logs);
    }
    assertThat(err.toString(UTF_8)).contains("warning: cannot remove expired segments");
  }
}
