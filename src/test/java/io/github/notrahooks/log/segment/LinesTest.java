package io.github.notrahooks.log.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinesTest {
  @TempDir
  private Path folder;

  @Test
  void bothDirectionsGiveTheSameLinesWhateverTheirLength() throws Exception {
    Random random = new Random(1);
    for (int round = 0; round < 30; round++) {
      StringBuilder text = new StringBuilder();
      List<String> lines = new ArrayList<>();
      for (int i = random.nextInt(40); i > 0; i--) {
        int longest = random.nextInt(10) == 0 ? 700_000 : 300;
        String line = "xyab".repeat(random.nextInt(longest) / 4) + "ab".repeat(random.nextInt(50));
        lines.add(line);
        text.append(line).append('\n');
      }
      Path file = Files.writeString(folder.resolve("f" + round), text);
      if (random.nextBoolean()) {
        Files.writeString(file, "torn", StandardOpenOption.APPEND);
      }
      assertThat(forward(file)).isEqualTo(lines);
      assertThat(backward(file)).isEqualTo(lines);
    }
  }

  @Test
  void longLinesAreGivenBothWaysWithoutBeingInMemory() throws Exception {
    int longest = LogLine.LONGEST_IN_MEMORY;
    Random random = new Random(3);
    for (int round = 0; round < 8; round++) {
      StringBuilder text = new StringBuilder();
      List<String> lines = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        int length = random.nextInt(random.nextBoolean() ? 300 : 3 * longest);
        String line = Character.toString('a' + i).repeat(length);
        lines.add(line.length() + line);
        text.append(line.length()).append(line).append('\n');
      }
      Path file = Files.writeString(folder.resolve("long" + round), text);
      if (round % 2 == 0) {
        Files.writeString(file, "x".repeat(3 * longest), StandardOpenOption.APPEND);
      }
      try (SegmentSource source = SegmentSource.open(file)) {
        List<String> forward = whole(new ForwardLines(source, 0));
        assertThat(forward).isEqualTo(lines);
        List<String> backward = whole(new BackwardLines(source, 0, Long.MAX_VALUE));
        Collections.reverse(backward);
        assertThat(backward).isEqualTo(lines);
      }
    }
  }

  @Test
  void aLongLineIsGivenOnceItHasItsEnd() throws Exception {
    int length = 3 * LogLine.LONGEST_IN_MEMORY;
    Path file = Files.writeString(folder.resolve("f"), "x".repeat(length));
    try (ForwardLines lines = new ForwardLines(SegmentSource.open(file), 0)) {
      assertThat(lines.next()).isNull();
      assertThat(lines.unfinished()).isEqualTo(length);
      Files.writeString(file, "y", StandardOpenOption.APPEND);
      assertThat(lines.next()).isNull();
      assertThat(lines.unfinished()).isEqualTo(length + 1);
      Files.writeString(file, "\nz\n", StandardOpenOption.APPEND);
      assertThat(lines.next()).extracting(LogLine::length).isEqualTo(length + 1L);
      assertThat(text(lines.next())).isEqualTo("z");
    }
  }

  private static List<String> whole(Lines reader) throws IOException {
    List<String> lines = new ArrayList<>();
    for (LogLine line = reader.next(); line != null; line = reader.next()) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      line.writeTo(bytes);
      lines.add(bytes.toString(StandardCharsets.UTF_8));
      // Some that are somewhat longer happen to be in memory.
      if (line.length() < LogLine.LONGEST_IN_MEMORY
          || line.length() > 2 * LogLine.LONGEST_IN_MEMORY) {
        assertThat(line.isLong()).isEqualTo(line.length() > LogLine.LONGEST_IN_MEMORY);
      }
    }
    return lines;
  }

  @Test
  void whatIsAppendedLaterIsGivenLater() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "one\ntw");
    try (ForwardLines lines = new ForwardLines(SegmentSource.open(file), 0)) {
      assertThat(text(lines.next())).isEqualTo("one");
      assertThat(lines.next()).isNull();
      assertThat(lines.unfinished()).isEqualTo(2);
      Files.writeString(file, "o\nthree\n", StandardOpenOption.APPEND);
      assertThat(text(lines.next())).isEqualTo("two");
      assertThat(text(lines.next())).isEqualTo("three");
      assertThat(lines.next()).isNull();
      assertThat(lines.offset()).isEqualTo(14);
    }
  }

  @Test
  void readingBackwardsGoesOnWhenTheEndIsCutOff() throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "one\ntwo\n" + "x".repeat(900_000) + "\n");
    try (BackwardLines lines = new BackwardLines(SegmentSource.open(file), 0, Long.MAX_VALUE)) {
      Files.writeString(file, "one\ntwo\n");
      assertThat(text(lines.next())).isEqualTo("two");
      assertThat(text(lines.next())).isEqualTo("one");
      assertThat(lines.next()).isNull();
    }
  }

  private static List<String> forward(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    byte[] all = Files.readAllBytes(file);
    try (ForwardLines reader = new ForwardLines(SegmentSource.open(file), 0)) {
      collect(reader, all, lines);
    }
    return lines;
  }

  private static List<String> backward(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    byte[] all = Files.readAllBytes(file);
    try (BackwardLines reader = new BackwardLines(SegmentSource.open(file), 0, Long.MAX_VALUE)) {
      collect(reader, all, lines);
    }
    Collections.reverse(lines);
    return lines;
  }

  private static void collect(Lines reader, byte[] all, List<String> lines) throws IOException {
    for (LogLine line = reader.next(); line != null; line = reader.next()) {
      lines.add(text(line));
      assertThat(all[(int) line.offset() + line.bytes().length]).isEqualTo((byte) '\n');
      assertThat(line.offset() == 0 || all[(int) line.offset() - 1] == '\n').isTrue();
    }
  }

  private static String text(@Nullable LogLine line) {
    return line == null ? "nothing" : new String(line.bytes(), StandardCharsets.UTF_8);
  }
}
