package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.cli.frame.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much room the disk has for the log. */
final class DiskCheck implements Check {
  private static final String DISK = "disk";
  private static final long MIB = 1024L * 1024;
  private static final long LITTLE = 1024 * MIB;

  /** A record of the largest body, in Base64. */
  private static final long TOO_LITTLE = 40 * MIB;

  private final Context context;

  DiskCheck(Context context) {
    this.context = context;
  }

  @Override
  public List<Finding> findings() throws IOException {
    Path place = HomeCheck.existing(context.home().logs());
    return List.of(of(place, Files.getFileStore(place).getUsableSpace()));
  }

  static Finding of(Path place, long usable) {
    String message = usable / MIB + " MiB are free for " + place;
    String[] prune = {"du", "-xh", "-d1", place.toString()};
    if (usable < TOO_LITTLE) {
      return Finding.problem(
          DISK, message + ": too little for one large delivery, which is then refused", prune);
    }
    return usable < LITTLE ? Finding.warning(DISK, message, prune) : Finding.ok(DISK, message);
  }
}
