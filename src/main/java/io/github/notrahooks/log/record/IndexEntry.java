package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.DeliveryKey;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.Fingerprint;
import io.github.notrahooks.delivery.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What an index says of one record: where its line is, and the few things by which records are looked up.
 * Ten numbers of 64 bits, little-endian in the file: offset of the line; its length without the end; time,
 * in milliseconds; ID; fingerprint of the key, two numbers, or zero for what was not received and
 * processed; hash of the reference ID; its first 16 bytes, two numbers; and a checksum.
 */
public final class IndexEntry {
  /** Of how many numbers an entry is made. */
  public static final int WORDS = 10;

  /** How many bytes these take in a file. */
  public static final int BYTES = WORDS * Long.BYTES;

  private static final int LENGTH = 1;
  private static final int TIME = 2;
  private static final int ID = 3;
  private static final int KEY = 4;
  private static final int HASH = 6;
  private static final int PREFIX = 7;
  private static final int CHECKSUM = 9;

  private static final long MIX = 0x9e3779b97f4a7c15L;
  private static final String ID_PREFIX = "log_";
  private static final int ID_DIGITS = 16;

  private final long[] words;
  private final int at;

  /** The entry that stands somewhere in an array; it is a view, and copies nothing. */
  public IndexEntry(long[] words, int at) {
    this.words = words;
    this.at = at;
  }

  /** An entry that does not know yet where its line is; null for a record with a foreign ID. */
  public static long @Nullable [] of(RecordHead head) {
    if (!isOurs(head.id())) {
      return null;
    }
    long[] entry = new long[WORDS];
    entry[TIME] = head.loggedAt().toEpochMilli();
    entry[ID] = Long.parseUnsignedLong(head.id(), ID_PREFIX.length(), head.id().length(), 16);
    Fingerprint key = processedKey(head);
    if (key != null) {
      entry[KEY] = key.high();
      entry[KEY + 1] = key.low();
    }
    if (head.referenceId() != null) {
      byte[] reference = head.referenceId().getBytes(StandardCharsets.UTF_8);
      entry[HASH] = hash(reference);
      entry[PREFIX] = eight(reference, 0);
      entry[PREFIX + 1] = eight(reference, 8);
    }
    return entry;
  }

  /** The fingerprint of a delivery that was received and processed; null for any other. */
  public static @Nullable Fingerprint processedKey(RecordHead head) {
    // What another log had was not processed here.
    return head.importedAt() == null
            && Outcome.PROCESSED.equals(head.outcome())
            && Direction.INCOMING.equals(head.direction())
            && head.integrationId() != null
            && head.repositoryId() != null
            && head.referenceId() != null
        ? new DeliveryKey(head.integrationId(), head.repositoryId(), head.referenceId())
            .fingerprint()
        : null;
  }

  /** Completes an entry, now that its record is written. */
  public static void place(long[] entry, long offset, long length) {
    entry[0] = offset;
    entry[LENGTH] = length;
    entry[CHECKSUM] = checksum(entry, 0);
  }

  /** Each step can be undone, so that no change of one number goes unnoticed. */
  private static long checksum(long[] words, int at) {
    long sum = MIX;
    for (int i = at; i < at + CHECKSUM; i++) {
      sum = (sum ^ words[i]) * MIX;
      sum ^= sum >>> 32;
    }
    return sum;
  }

  /** Whether all of it is as it was written. */
  public boolean isValid() {
    return words[at + LENGTH] > 0 && words[at + CHECKSUM] == checksum(words, at);
  }

  /** Where in the segment the line begins, in bytes. */
  public long offset() {
    return words[at];
  }

  /** How many bytes the line has, without its end. */
  public int length() {
    return (int) words[at + LENGTH];
  }

  /** The offset after the line's end. */
  public long end() {
    return words[at] + words[at + LENGTH] + 1;
  }

  /** When the record was made, or put into this log from another one, to the millisecond. */
  public Instant loggedAt() {
    return Instant.ofEpochMilli(words[at + TIME]);
  }

  /** The record's ID, {@code log_} and 16 hex digits. */
  public String id() {
    return ID_PREFIX + HexFormat.of().toHexDigits(words[at + ID]);
  }

  /** The key of a delivery that was received and processed; null for any other record. */
  @Nullable
  public Fingerprint processedKey() {
    long high = words[at + KEY];
    return high == 0 ? null : new Fingerprint(high, words[at + KEY + 1]);
  }

  /** Adds it to a checksum over many. */
  public void addTo(CRC32C sum) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.asLongBuffer().put(words, at, WORDS);
    sum.update(bytes);
  }

  /** The same entry, whatever becomes of the array that this one is a view of. */
  public IndexEntry copy() {
    return new IndexEntry(Arrays.copyOfRange(words, at, at + WORDS), 0);
  }

  /** Whether it says the same as another. */
  public boolean isSameAs(long[] other) {
    return Arrays.equals(words, at, at + WORDS, other, 0, WORDS);
  }

  /** What a user gave to name a delivery, ready to be compared with many entries. */
  public static final class Name {
    private final long hash;
    private final long first;
    private final long firstMask;
    private final long second;
    private final long secondMask;
    private final boolean mayBeId;
    private final int idDigits;
    private final long idNumber;

    /** A name that may be all or the beginning of an ID or of a reference ID. */
    public Name(String name) {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      hash = IndexEntry.hash(text);
      first = eight(text, 0);
      firstMask = mask(text.length);
      second = eight(text, 8);
      secondMask = mask(text.length - 8);
      String digits = name.startsWith(ID_PREFIX) ? name.substring(ID_PREFIX.length()) : name;
      mayBeId = digits.length() <= ID_DIGITS && digits.chars().allMatch(IndexEntry::isDigit);
      idDigits = digits.length();
      idNumber = mayBeId && idDigits > 0 ? Long.parseUnsignedLong(digits, 16) : 0;
    }

    private static long mask(int bytes) {
      return bytes <= 0 ? 0 : bytes >= 8 ? -1 : -1L << 64 - 8 * bytes;
    }

    /** Whether the ID or reference ID of the entry's record can be exactly this. */
    public boolean mayBe(IndexEntry entry) {
      return entry.words[entry.at + HASH] == hash
          || mayBeId && idDigits == ID_DIGITS && entry.words[entry.at + ID] == idNumber;
    }

    /** Whether the ID or reference ID of the entry's record can begin with this. */
    public boolean mayBegin(IndexEntry entry) {
      return ((entry.words[entry.at + PREFIX] ^ first) & firstMask) == 0
              && ((entry.words[entry.at + PREFIX + 1] ^ second) & secondMask) == 0
          || mayBeId && idBegins(entry.words[entry.at + ID]);
    }

    private boolean idBegins(long id) {
      return idDigits == 0 || id >>> (ID_DIGITS - idDigits) * 4 == idNumber;
    }
  }

  private static boolean isOurs(String id) {
    if (id.length() != ID_PREFIX.length() + ID_DIGITS || !id.startsWith(ID_PREFIX)) {
      return false;
    }
    for (int i = ID_PREFIX.length(); i < id.length(); i++) {
      if (!isDigit(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }

  /** Eight bytes of a text as a number, the first of them the most significant; none is zero. */
  private static long eight(byte[] text, int from) {
    long number = 0;
    for (int i = from; i < from + 8; i++) {
      number = number << 8 | (i < text.length ? text[i] & 0xFF : 0);
    }
    return number;
  }

  /** FNV-1a: what it finds is looked at in the log, so that a clash costs time and nothing else. */
  private static long hash(byte[] text) {
    long hash = 0xcbf29ce484222325L;
    for (byte b : text) {
      hash = (hash ^ b & 0xFF) * 0x100000001b3L;
    }
    return hash;
  }
}
