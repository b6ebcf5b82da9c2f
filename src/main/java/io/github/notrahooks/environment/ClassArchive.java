package io.github.notrahooks.environment;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The archive of classes beside the tool's jar, without which each start takes about twice as long. It fits
 * one Java, one jar and, before Java 19, one folder: a tool that is copied or moved has lost it, and the JVM
 * says nothing.
 *
 * @param lib the folder of the jar
 * @param java the home of the Java that runs
 * @param build the version of that Java, to the build
 * @param told whether the launcher told Java of the archive
 */
public record ClassArchive(Path lib, Path java, String build, boolean told) {
  private static final String SCRIPT = "make-archive.sh";

  /** A Java of another build, or a reboot in the middle, may be what an attempt failed at. */
  private static final Duration PAUSE = Duration.ofDays(1);

  /** What came of the wish to have a new archive. */
  public enum Renewal {
    /** It is being made by a process that goes on when this one has ended. */
    BEGUN,
    /** Another process makes it, or has tried and failed. */
    TRIED,
    /** The folder is not this user's to write to. */
    NOT_WRITABLE,
    /** There is nothing to make one with. */
    IMPOSSIBLE
  }

  /**
   * The archive of the tool that runs; none where it was not started by its launcher, or is to keep what it
   * has.
   *
   * @param property gives what Java knows by a name
   */
  public static Optional<ClassArchive> of(Function<String, @Nullable String> property) {
    String told = property.apply("notra-hooks.archive");
    String jar = property.apply("java.class.path");
    String java = property.apply("java.home");
    String build = property.apply("java.runtime.version");
    if (told == null || jar == null || java == null || build == null) {
      return Optional.empty();
    }
    Path lib = Path.of(jar).toAbsolutePath().getParent();
    return lib == null
        ? Optional.empty()
        : Optional.of(new ClassArchive(lib, Path.of(java), build, told.equals("told")));
  }

  /** Whether Java uses it, as far as what was noted when it was made tells. */
  public boolean fits() {
    try {
      List<String> note = told ? Files.readAllLines(lib.resolve("archive-java")) : List.of();
      return told && (note.size() < 3 || note.get(2).equals(Long.toString(jarTime())));
    } catch (IOException e) {
      return false;
    }
  }

  /** When the jar was written, in seconds: the JVM uses no archive of a jar that has another time. */
  private long jarTime() throws IOException {
    return Files.getLastModifiedTime(lib.resolve("notra-hooks.jar")).toMillis() / 1000;
  }

  /** The command that makes it anew. */
  public List<String> command() {
    return List.of(
        "sh",
        lib.resolve(SCRIPT).toString(),
        java.resolve("bin").resolve("java").toString());
  }

  /** Whether the folder can be written to. */
  public boolean isWritable() {
    return Files.isWritable(lib);
  }

  /** Whether it was tried to make it for this Java, jar and folder, and did not come about yet. */
  public boolean isTried() {
    try {
      return Files.readString(attempt()).equals(identity());
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Begins to make it anew, in a process that nobody waits for and that prints nothing. One attempt is made
   * for each Java, jar and folder, and another a day later at the earliest.
   */
  public Renewal renew(Instant now) throws IOException {
    if (!Files.isRegularFile(lib.resolve(SCRIPT)) || !Files.isExecutable(Path.of("/bin/sh"))) {
      return Renewal.IMPOSSIBLE;
    }
    if (!isWritable()) {
      return Renewal.NOT_WRITABLE;
    }
    if (Files.exists(attempt())) {
      Instant last = Files.getLastModifiedTime(attempt()).toInstant();
      if (isTried() && Duration.between(last, now).abs().compareTo(PAUSE) < 0) {
        return Renewal.TRIED;
      }
      Files.deleteIfExists(attempt());
    }
    try {
      // Who makes this file makes the archive; the script takes it away when it has one.
      Files.writeString(
          attempt(), identity(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      return Renewal.TRIED;
    }
    ProcessBuilder maker = new ProcessBuilder(command())
        .directory(lib.toFile())
        .redirectInput(Path.of("/dev/null").toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    // The tool runs while its classes are learnt: it must send nothing where settings say.
    maker.environment().keySet().removeIf(name -> !name.equals("PATH") && !name.equals("TMPDIR"));
    maker.start();
    return Renewal.BEGUN;
  }

  private Path attempt() {
    return lib.resolve("archive-attempt");
  }

  private String identity() throws IOException {
    return build + "\n" + lib + "\n" + jarTime() + "\n";
  }
}
