package io.github.notrahooks.cli.doctor;

import java.io.IOException;
import java.util.List;

/** Looks at one thing that commands stand on, and changes nothing. */
@FunctionalInterface
interface Check {
  /** What it found, at least one thing. */
  List<Finding> findings() throws IOException;
}
