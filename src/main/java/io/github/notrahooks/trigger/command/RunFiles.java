package io.github.notrahooks.trigger.command;

import io.github.notrahooks.home.Home;
import io.github.notrahooks.home.HomeFiles;
import io.github.notrahooks.log.record.LogRecord;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What commands are given as files, in the folder {@code run} of a home, for its owner alone. Thread-safe. */
public final class RunFiles {
  /** The process that made it, when that started, and a number: so that nobody has to look what is free. */
  private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})-\\d+");

  private static final AtomicLong NUMBER = new AtomicLong();

  private final Path folder;

  /** The files of commands of a home. */
  public RunFiles(Home home) {
    this.folder = home.path().toAbsolutePath().resolve("run");
  }

  /**
   * Removes what is left of processes that were killed. What a process has made that still runs is not left:
   * a command can be started beside a server.
   *
   * @throws IOException if something cannot be removed
   */
  public void clear() throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    refuseLink();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path each : all) {
        if (!isInUse(String.valueOf(each.getFileName()))) {
          RunFolder.remove(each);
        }
      }
    }
  }

  private static boolean isInUse(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        && ProcessHandle.of(Long.parseLong(matcher.group(1)))
            .filter(maker -> startMillis(maker) == Long.parseLong(matcher.group(2)))
            .isPresent();
  }

  private static long startMillis(ProcessHandle process) {
    return Claims.startOf(process).map(at -> at.toEpochMilli()).orElse(0L);
  }

  /** Makes the files of one run. */
  RunFolder create(LogRecord.Request delivery) throws IOException {
    HomeFiles.createDirectories(folder);
    refuseLink();
    ProcessHandle maker = ProcessHandle.current();
    String name = maker.pid() + "-" + startMillis(maker) + "-" + NUMBER.incrementAndGet();
    Path its = folder.resolve(name);
    HomeFiles.createDirectories(its);
    RunFolder made = new RunFolder(its);
    try {
      made.write(delivery);
      return made;
    } catch (IOException e) {
      made.close();
      throw e;
    }
  }

  /** Everything in this folder is removed: it must be the home's own. */
  private void refuseLink() throws FileSystemException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileSystemException(folder.toString(), null, "it is a link, or no folder");
    }
  }
}
