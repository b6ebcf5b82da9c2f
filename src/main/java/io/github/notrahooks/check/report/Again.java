package io.github.notrahooks.check.report;

import io.github.notrahooks.check.Check;
import io.github.notrahooks.check.Report;
import java.util.ArrayList;
import java.util.List;

/** The command that does again what one check did. */
public final class Again {
  private final List<String> self;
  private final List<String> more;

  /**
   * For a run.
   *
   * @param self the words with which commands of this tool begin
   * @param more the options of the run that belong to each command, such as those that say where the secret is
   */
  public Again(List<String> self, List<String> more) {
    this.self = List.copyOf(self);
    this.more = List.copyOf(more);
  }

  /** The words of the command. */
  public List<String> of(Check check, Report report) {
    List<String> words = new ArrayList<>(self);
    if (check.again().isEmpty()) {
      words.addAll(
          List.of("check", report.url(), "--provider", report.profile().scheme().id()));
      words.addAll(List.of("--only", check.id()));
    } else {
      boolean named = !check.again().startsWith("-");
      words.add("send");
      words.add(named ? check.again() : report.profile().base().argument());
      if (!named) {
        words.addAll(List.of(check.again().split(" ")));
      }
      words.addAll(List.of("--to", report.url()));
    }
    words.addAll(more);
    return words;
  }
}
