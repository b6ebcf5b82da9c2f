package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.notrahooks.log.record.Deliveries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTroubleTest {
  @TempDir
  private Path folder;

  private final FaultyFile.Faults faults = new FaultyFile.Faults();
  private Path logs;
  private DeliveryLog log;

  @BeforeEach
  void aLogThatCouldNotStoreADelivery() throws Exception {
    logs = folder.resolve("logs");
    TestLog test = new TestLog(logs);
    log = DeliveryLog.open(new Appender(test.settings(), faults::open), test.warnings::add);
    faults.failingWrites = 1;
    assertThatThrownBy(() -> log.append(Deliveries.delivery().build()))
        .hasMessageContaining("No space left");
  }

  /** Being asked, it has looked again by the time it is closed. */
  private String troubleOnceItHasLookedAgain() throws IOException {
    assertThat(log.trouble()).isEqualTo("No space left on device");
    log.close();
    return log.trouble();
  }

  @Test
  void itHasNoneOnceTheFolderTakesBytesAgain() throws Exception {
    assertThat(troubleOnceItHasLookedAgain()).isNull();
    assertThat(logs.resolve(".probe")).doesNotExist();
  }

  @Test
  void itHasNoneOnceADeliveryWasStored() throws Exception {
    assertThat(log.append(Deliveries.delivery().build())).isEqualTo(1);
    assertThat(log.trouble()).isNull();
    log.close();
  }

  @Test
  void aFolderThatIsGoneIsMadeAnew() throws Exception {
    Files.move(logs, folder.resolve("elsewhere"));
    assertThat(troubleOnceItHasLookedAgain()).isNull();
    assertThat(logs).isDirectory();
  }

  @Test
  void itHasSomeStillWhereThereCanBeNoFolder() throws Exception {
    Files.move(logs, folder.resolve("elsewhere"));
    Files.writeString(logs, "somebody's file");
    assertThat(troubleOnceItHasLookedAgain()).contains("logs");
    assertThat(logs).content().isEqualTo("somebody's file");
  }
}
