package io.github.notrahooks.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** What a page or a script must know to be let into the inspector of a home; kept in the home, for its owner alone. */
public final class InspectorToken {
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{43}");

  private InspectorToken() {}

  /** The token of a home, which is made where there is none yet, or what is there can be none. */
  public static String of(Home home, RandomGenerator random) throws IOException {
    try {
      String kept =
          new String(PrivateFiles.read(home.inspectorToken()), StandardCharsets.UTF_8).strip();
      // A token that others can read, or could have chosen, lets them in.
      if (FORM.matcher(kept).matches() && !Access.isOpenToOthers(home.inspectorToken())) {
        return kept;
      }
    } catch (NoSuchFileException e) {
      return renewed(home, random);
    }
    return renewed(home, random);
  }

  /** A new token in place of the one before. */
  public static String renewed(Home home, RandomGenerator random) throws IOException {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    home.create();
    HomeFiles.replace(home.inspectorToken(), (token + "\n").getBytes(StandardCharsets.US_ASCII));
    return token;
  }
}
