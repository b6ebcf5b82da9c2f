package io.github.notrahooks.log.upkeep;

import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a check of the log found.
 *
 * @param segments how many segments there are
 * @param records how many undamaged records they hold
 * @param bytes how long they are together
 * @param damaged how many lines are no records
 * @param firstSeq the first sequence number read, or 0
 * @param lastSeq the highest sequence number read, or 0
 * @param findings what is wrong, the first hundred
 * @param totalFindings how many things are wrong
 * @param notes what is worth knowing but not wrong, the first hundred
 */
public record CheckReport(
    int segments,
    long records,
    long bytes,
    long damaged,
    long firstSeq,
    long lastSeq,
    List<Finding> findings,
    long totalFindings,
    List<String> notes) {
  private static final int MOST_LISTED = 100;

  /** What can be wrong. */
  public enum Kind {
    /** A line is cut or was altered. */
    DAMAGED,
    /** Records are missing. */
    GAP,
    /** Two records have the same number. */
    REPEATED,
    /** Records are not in their order. */
    BACKWARDS,
    /** A body is not the one that was received. */
    BODY,
    /** There is too little memory to say anything of a record. */
    UNREAD,
    /** The last line of a segment has no end. */
    UNFINISHED,
    /** An index says something else than the log. */
    INDEX;

    /** The name in output: lower case. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param kind what sort of thing
   * @param place where, and what
   */
  public record Finding(Kind kind, LogProblem place) {}

  /** Whether nothing is wrong. */
  public boolean ok() {
    return totalFindings == 0;
  }

  /** The report as JSON. */
  public ObjectNode toJson() {
    ObjectNode json = Json.object();
    json.put("ok", ok());
    json.put("segments", segments);
    json.put("records", records);
    json.put("bytes", bytes);
    json.put("damaged", damaged);
    json.put("firstSeq", firstSeq);
    json.put("lastSeq", lastSeq);
    json.put("totalFindings", totalFindings);
    ArrayNode list = json.putArray("findings");
    for (Finding finding : findings) {
      list.addObject()
          .put("kind", finding.kind().wireName())
          .put("segment", finding.place().segment())
          .put("offset", finding.place().offset())
          .put("bytes", finding.place().bytes())
          .put("problem", finding.place().problem());
    }
    notes.forEach(json.putArray("notes")::add);
    return json;
  }

  /** Counts while the log is read. Not thread-safe. */
  static final class Builder {
    private int segments;
    private long records;
    private long bytes;
    private long damaged;
    private long firstSeq;
    private long lastSeq;
    private final List<Finding> findings = new ArrayList<>();
    private long totalFindings;
    private final List<String> notes = new ArrayList<>();

    void segment() {
      segments++;
    }

    void bytes(long count) {
      bytes += count;
    }

    void record(long seq) {
      records++;
      firstSeq = firstSeq == 0 ? seq : firstSeq;
      lastSeq = Math.max(lastSeq, seq);
    }

    void damaged() {
      damaged++;
    }

    void unfinished(LogProblem place) {
      finding(Kind.UNFINISHED, place);
    }

    void finding(Kind kind, LogProblem place) {
      totalFindings++;
      if (findings.size() < MOST_LISTED) {
        findings.add(new Finding(kind, place));
      }
    }

    void note(String text) {
      if (notes.size() < MOST_LISTED) {
        notes.add(text);
      }
    }

    CheckReport build() {
      return new CheckReport(
          segments,
          records,
          bytes,
          damaged,
          firstSeq,
          lastSeq,
          List.copyOf(findings),
          totalFindings,
          List.copyOf(notes));
    }
  }
}
