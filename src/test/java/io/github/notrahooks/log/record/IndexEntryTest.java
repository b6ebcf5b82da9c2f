package io.github.notrahooks.log.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What an entry turns away need not be read; it must be most of what is not asked for. */
final class IndexEntryTest {
  private final List<String> references = new ArrayList<>();
  private final List<IndexEntry> entries = new ArrayList<>();

  IndexEntryTest() {
    for (String start : List.of("", "a", "delivery-", "delivery-number-", "72d3162e-cc78-11e3-")) {
      for (int i = 0; i < 40; i++) {
        String reference = start + Integer.toHexString(i * 7919);
        LogRecord record =
            Deliveries.delivery().id(1000 + i).reference(reference).build();
        references.add(reference);
        entries.add(
            new IndexEntry(Objects.requireNonNull(IndexEntry.of(RecordHead.of(record))), 0));
      }
    }
  }

  @Test
  void aReferenceIsThatOfNoOtherEntry() {
    for (int i = 0; i < references.size(); i++) {
      IndexEntry.Name name = new IndexEntry.Name(references.get(i));
      for (int j = 0; j < entries.size(); j++) {
        assertThat(name.mayBe(entries.get(j)))
            .as("%s and %s", references.get(i), references.get(j))
            .isEqualTo(references.get(j).equals(references.get(i)));
      }
    }
  }

  @Test
  void sixteenBytesOfAReferenceTellItFromOthers() {
    for (String reference : references) {
      for (int length = 1; length <= reference.length(); length++) {
        String start = reference.substring(0, length);
        String looked = start.substring(0, Math.min(16, length));
        IndexEntry.Name name = new IndexEntry.Name(start);
        for (int j = 0; j < entries.size(); j++) {
          boolean begins = references.get(j).startsWith(looked);
          String id = entries.get(j).id().substring("log_".length());
          assertThat(name.mayBegin(entries.get(j)))
              .as("%s and %s", start, references.get(j))
              .isEqualTo(begins || id.startsWith(start));
        }
      }
    }
  }

  @Test
  void anIdThatThisToolDidNotMakeHasNoEntry() {
    for (String id : List.of(
        "log_",
        "log_12345678",
        "log_000000000000000g",
        "log_00000000000000000",
        "gol_0000000000000001",
        "log_000000000000000A")) {
      assertThat(IndexEntry.of(RecordHead.of(Deliveries.delivery().id(id).build())))
          .as(id)
          .isNull();
    }
  }
}
