package io.github.notrahooks.cli.doctor;

import io.github.notrahooks.environment.Environment;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether the terminal's encoding, as far as variables tell, is the one in which all is printed. */
final class LocaleCheck implements Check {
  private static final String LOCALE = "locale";

  private final Environment environment;
  private final String encoding;

  /** Looks at variables, and at the encoding that Java has for arguments and names of files. */
  LocaleCheck(Environment environment, String encoding) {
    this.environment = environment;
    this.encoding = encoding;
  }

  @Override
  public List<Finding> findings() {
    Optional<String> locale = environment
        .variable("LC_ALL")
        .or(() -> environment.variable("LC_CTYPE"))
        .or(() -> environment.variable("LANG"));
    boolean utf8 = locale
        .map(name -> name.toLowerCase(Locale.ROOT).replace("-", ""))
        .map(name -> name.contains("utf8"))
        .orElse(true);
    String name = locale.orElse("none is set");
    boolean java = encoding.isEmpty() || encoding.equalsIgnoreCase("UTF-8");
    return List.of(
        utf8 && java
            ? Finding.ok(LOCALE, name + ", UTF-8")
            : Finding.warning(
                LOCALE,
                name + " is not of UTF-8" + (java ? "" : ", but of " + encoding)
                    + ": letters beyond ASCII are printed in UTF-8, and may not be read in"
                    + " arguments",
                "export",
                "LC_ALL=C.UTF-8"));
  }
}
