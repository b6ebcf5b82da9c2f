package io.github.notrahooks.trigger.command;

import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.home.PrivateFiles;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.signature.Sha256;
import io.github.notrahooks.trigger.command.Claim.StartedProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who may run what: each execution is claimed once, among all processes that use a home, before its command
 * starts. A claim is a file that is made only if it is not there. Thread-safe.
 *
 * <p>A file that cannot be read as a claim is one nevertheless: a crash may have come between its creation
 * and its content, or after the start of the command.
 */
public final class Claims {
  private static final String CAUSE = "cause";
  private static final String ATTEMPT = "attempt";
  private static final String AT = "at";
  private static final String PID = "pid";
  private static final String STARTED = "started";

  private final Path folder;
  private final boolean synced;
  private final Clock clock;
  private final Duration window;

  /**
   * The claims of a home.
   *
   * @param synced whether a claim is to be on the disk before it counts
   * @param window how long a claim lives
   */
  public Claims(Home home, boolean synced, Clock clock, Duration window) {
    this.folder = home.path().resolve("triggers").resolve("claims");
    this.synced = synced;
    this.clock = clock;
    this.window = window;
  }

  /**
   * Claims an execution. One that is past its time, but not yet removed, still counts.
   *
   * @param causeId the {@code id} of the delivery that is to start it
   * @param attempt its number, from 1
   * @return nothing if it is now the caller's; else the claim that is there
   * @throws IOException if a claim cannot be written, and so none was made
   */
  public synchronized Optional<Claim> claim(Execution execution, String causeId, int attempt)
      throws IOException {
    HomeFiles.createDirectories(folder);
    Path file = file(execution);
    try (FileChannel created = HomeFiles.create(file)) {
      write(created, file, Json.bytes(note(execution, causeId, attempt)));
      return Optional.empty();
    } catch (FileAlreadyExistsException e) {
      return Optional.of(claimIn(read(file)));
    }
  }

  private void write(FileChannel created, Path file, byte[] content) throws IOException {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        created.write(bytes);
      }
      if (synced) {
        created.force(true);
        PrivateFiles.syncDirectory(folder);
      }
    } catch (IOException e) {
      // Nothing runs by it. Left there, it would stand in the way of the next try.
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /**
   * Counts up the attempt of a claim, to run its command once more. Of a damaged claim, whose attempt was
   * the first at least, no first one can be made.
   *
   * @param causeId the delivery that it was claimed for
   * @return whether it is at that attempt now; false where there is no such claim, it is another
   *     delivery's, or is at that attempt or a later one already
   * @throws IOException if that cannot be written
   */
  public synchronized boolean moveOn(Execution execution, String causeId, int attempt)
      throws IOException {
    Optional<Claim> earlier = find(execution);
    if (earlier.isEmpty()) {
      return false;
    }
    Claim claim = earlier.get();
    boolean damaged = claim.equals(Claim.DAMAGED);
    if (attempt <= (damaged ? 1 : claim.attempt())
        || !damaged && !claim.causeId().equals(causeId)) {
      return false;
    }
    HomeFiles.replace(file(execution), Json.bytes(note(execution, causeId, attempt)));
    return true;
  }

  /**
   * Notes which process runs for a claim, so that it is found after a crash.
   *
   * @throws IOException if that cannot be written; the claim is as it was
   */
  public synchronized void started(Execution execution, ProcessHandle process) throws IOException {
    Path file = file(execution);
    if (read(file) instanceof ObjectNode note) {
      note.put(PID, process.pid());
      startOf(process).ifPresent(at -> note.put(STARTED, Timestamps.text(at)));
      HomeFiles.replace(file, Json.bytes(note));
    }
  }

  /** When a process started, as claims have it. */
  static Optional<Instant> startOf(ProcessHandle process) {
    return process.info().startInstant().map(at -> at.truncatedTo(ChronoUnit.MILLIS));
  }

  /** The claim of an execution, if there is one. */
  public synchronized Optional<Claim> find(Execution execution) throws IOException {
    Path file = file(execution);
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(claimIn(read(file)))
        : Optional.empty();
  }

  /**
   * Removes what is older than the window; a damaged claim is as old as its file.
   *
   * @return how many were removed
   * @throws IOException if the folder cannot be read; what cannot be removed stays
   */
  public synchronized int removeExpired() throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return 0;
    }
    Instant oldest = clock.instant().minus(window);
    int removed = 0;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (isOlder(file, oldest)) {
          removed++;
        }
      }
    }
    return removed;
  }

  private static boolean isOlder(Path file, Instant oldest) {
    try {
      return madeAt(file).isBefore(oldest) && Files.deleteIfExists(file);
    } catch (IOException e) {
      // It is tried again in an hour, and is in nobody's way until then.
      return false;
    }
  }

  private static Instant madeAt(Path file) throws IOException {
    JsonNode note = read(file);
    if (note != null) {
      try {
        return Timestamps.parse(note.path(AT).asString(""));
      } catch (DateTimeException e) {
        return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
      }
    }
    return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS).toInstant();
  }

  private Path file(Execution execution) {
    // Neither triggers nor what is in routes can have a NUL, so that no two give the same text.
    String key = String.join(
        "\0",
        execution.triggerId(),
        execution.integrationId(),
        execution.repositoryId(),
        execution.deliveryId());
    return folder.resolve(Sha256.hex(List.of(key.getBytes(StandardCharsets.UTF_8))));
  }

  private ObjectNode note(Execution execution, String causeId, int attempt) {
    return Json.object()
        .put("execution", execution.id())
        .put("trigger", execution.triggerId())
        .put("integration", execution.integrationId())
        .put("repository", execution.repositoryId())
        .put("delivery", execution.deliveryId())
        .put(CAUSE, causeId)
        .put(ATTEMPT, attempt)
        .put(AT, Timestamps.text(clock.instant()));
  }

  /** What is in a file; null if it is damaged, or not there any more. */
  private static @Nullable JsonNode read(Path file) throws IOException {
    try {
      return Json.parseStrictly(PrivateFiles.read(file));
    } catch (MalformedJson | NoSuchFileException e) {
      return null;
    }
  }

  private static Claim claimIn(@Nullable JsonNode note) {
    if (note == null) {
      return Claim.DAMAGED;
    }
    String cause = note.path(CAUSE).asString("");
    int attempt = note.path(ATTEMPT).asInt(Claim.UNKNOWN);
    if (cause.isEmpty() || attempt < 1) {
      return Claim.DAMAGED;
    }
    long pid = note.path(PID).asLong(0);
    return new Claim(cause, attempt, pid > 1 ? new StartedProcess(pid, startIn(note)) : null);
  }

  private static @Nullable Instant startIn(JsonNode note) {
    try {
      return Timestamps.parse(note.path(STARTED).asString(""));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
