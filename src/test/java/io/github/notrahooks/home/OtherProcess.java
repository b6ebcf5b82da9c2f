package io.github.notrahooks.home;

import io.github.notrahooks.failure.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** What another process is told that asks for the lock of a home. */
final class OtherProcess {
  private OtherProcess() {}

  /** Takes the lock of the home that is named, if nobody has it, and says what it was told. */
  public static void main(String[] arguments) throws IOException {
    Home home = new Home(Path.of(arguments[0]));
    String known = RunningServer.read(home).map(RunningServer::url).orElse("nothing known");
    try (ServerLock unused = ServerLock.take(home)) {
      System.out.println(known + ", taken");
    } catch (Failure e) {
      System.out.println(known + ", " + e.getMessage());
    }
  }

  static String asks(Home home) throws IOException {
    Process process = new ProcessBuilder(List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            OtherProcess.class.getName(),
            home.path().toString()))
        .redirectErrorStream(true)
        .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }
}
