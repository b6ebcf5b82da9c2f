package io.github.notrahooks.log.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class DescriptorShortageTest {
  private int pauses;
  private int attempts;

  /** How many pauses it takes until there is a descriptor again. */
  private int back;

  private final DescriptorShortage shortage =
      new DescriptorShortage(() -> pauses < back, () -> pauses++);

  private String opened() throws IOException {
    attempts++;
    if (pauses < back) {
      throw new FileSystemException("segment", null, "Too many open files");
    }
    return "opened";
  }

  @Test
  void whatCanBeOpenedIsOpenedAtOnce() throws Exception {
    assertThat(shortage.outlast(this::opened)).isEqualTo("opened");
    assertThat(attempts).isEqualTo(1);
    assertThat(pauses).isZero();
  }

  @Test
  void aShortageThatEndsIsWaitedFor() throws Exception {
    back = 40;
    assertThat(shortage.outlast(this::opened)).isEqualTo("opened");
    assertThat(pauses).isEqualTo(40);
  }

  @Test
  void oneThatLastsIsTheCallersFailureInTheEnd() {
    back = Integer.MAX_VALUE;
    assertThatThrownBy(() -> shortage.outlast(this::opened))
        .isInstanceOf(FileSystemException.class)
        .hasMessageContaining("Too many open files");
    assertThat(pauses).isEqualTo(100);
  }

  @Test
  void aDescriptorThatIsBackBeforeAnybodyLooksIsUsed() throws Exception {
    assertThat(shortage.outlast(() -> {
          if (attempts++ == 0) {
            throw new FileSystemException("segment", null, "Too many open files");
          }
          return "opened";
        }))
        .isEqualTo("opened");
    assertThat(attempts).isEqualTo(2);
  }

  @Test
  void anotherFailureIsNotTriedForLong() {
    assertThatThrownBy(() -> shortage.outlast(() -> {
          attempts++;
          throw new FileSystemException("segment", null, "No space left on device");
        }))
        .hasMessageContaining("No space left");
    assertThat(attempts).isEqualTo(10);
  }

  @Test
  void aFailureThatJavaHasAWordForIsNotTriedAgain() {
    back = Integer.MAX_VALUE;
    assertThatThrownBy(() -> shortage.outlast(() -> {
          attempts++;
          throw new NoSuchFileException("segment");
        }))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(attempts).isEqualTo(1);
  }
}
