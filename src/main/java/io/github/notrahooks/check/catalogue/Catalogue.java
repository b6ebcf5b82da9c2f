package io.github.notrahooks.check.catalogue;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.CheckRun;
import io.github.notrahooks.check.Profile;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** All checks that there are, in the order in which they are run. */
public final class Catalogue {
  /** The groups, in their order. */
  public static final List<String> GROUPS = List.of(
      "reach", "auth", "bytes", "time", "events", "input", "transport", "again", "leak", "after");

  private Catalogue() {}

  /** The checks for a profile, those that do not fit it left out. */
  public static List<Check> of(Profile profile) {
    return Stream.of(
            ReachChecks.all(),
            ForgedChecks.all(),
            MalformedChecks.all(),
            BytesChecks.all(),
            TimeChecks.all(),
            EventChecks.all(profile),
            InputChecks.all(),
            TransportChecks.all(),
            AgainChecks.all(),
            LeakChecks.all(),
            AfterChecks.all())
        .flatMap(List::stream)
        .filter(check -> check.fits().test(profile))
        .toList();
  }

  /**
   * Those that a user chose. What comes first and what comes last are always among them.
   *
   * @param only IDs or groups; all if there is none
   * @param skip IDs or groups
   * @param heavy whether those are wanted that send much
   * @throws Failure of usage if there is no such check or group
   */
  public static List<Check> chosen(
      List<Check> all, List<String> only, List<String> skip, boolean heavy) {
    Stream.concat(only.stream(), skip.stream()).forEach(name -> expectKnown(all, name));
    List<Check> chosen = new ArrayList<>();
    for (Check check : all) {
      boolean named = only.contains(check.id());
      boolean wanted = only.isEmpty() || only.stream().anyMatch(check::isCalled);
      boolean unwanted =
          skip.stream().anyMatch(check::isCalled) || check.heavy() && !heavy && !named;
      boolean always = check.id().equals(CheckRun.FIRST) || check.id().equals(CheckRun.LAST);
      // The others of the first delivery cost nothing, and its lateness must be seen.
      if (always || check.id().equals("reach.in-time") || wanted && !unwanted) {
        chosen.add(check);
      }
    }
    return chosen;
  }

  private static void expectKnown(List<Check> all, String name) {
    if (all.stream().noneMatch(check -> check.isCalled(name))) {
      Set<String> known = new LinkedHashSet<>();
      all.forEach(check -> known.add(check.group()));
      List<String> ids = new ArrayList<>(known);
      all.forEach(check -> ids.add(check.id()));
      throw Failure.usage("there is no check or group '" + name + "' for this provider."
          + Nearest.hint(name, ids) + " The groups are " + String.join(", ", known)
          + "; --list shows all checks.");
    }
  }
}
