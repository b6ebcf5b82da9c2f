package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.environment.ClassArchive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which Java runs the tool, and whether it has the archive of its classes. */
final class JavaCheck implements Check {
  private static final String ARCHIVE = "archive";

  private final Function<String, @Nullable String> property;

  /** Looks at what Java knows by its names. */
  JavaCheck(Function<String, @Nullable String> property) {
    this.property = property;
  }

  @Override
  public List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.ok("java", property.apply("java.version") + " in " + property.apply("java.home")));
    Optional<ClassArchive> archive = ClassArchive.of(property);
    findings.add(archive
        .map(JavaCheck::of)
        .orElseGet(() -> Finding.ok(ARCHIVE, "not looked at: the launcher was told to keep it")));
    return findings;
  }

  private static Finding of(ClassArchive archive) {
    if (archive.fits()) {
      return Finding.ok(ARCHIVE, "in use, in " + archive.lib());
    }
    String why = "the class archive in " + archive.lib() + " does not fit this Java and place,"
        + " and each start takes about twice as long";
    String[] make = archive.command().toArray(String[]::new);
    if (!archive.isWritable()) {
      return Finding.warning(
          ARCHIVE, why + ". The folder is not yours to write to: its owner makes it with", make);
    }
    return Finding.warning(
        ARCHIVE,
        why
            + (archive.isTried()
                ? ". It is being made, or that has failed; by hand"
                : ". It is made at the end of the next command; by hand"),
        make);
  }
}
