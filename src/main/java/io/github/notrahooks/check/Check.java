package io.github.notrahooks.check;

import java.util.function.Predicate;

/**
 * One check of a receiver.
 *
 * @param id {@code group.name}, which is never changed once it was published
 * @param level how much it counts
 * @param sends what is sent, as a phrase
 * @param expects what must be seen, as a phrase
 * @param why why it matters, in a sentence
 * @param fix what to do where it fails, in the words of developers
 * @param again what the command send is given that does the same, such as {@code --fault sha1-only}; the empty
 *     string where only {@code check} can
 * @param needs whether it needs the secret, or can be run without
 * @param heavy whether it is run only where that is asked for
 * @param fits whether a profile has what it is about
 * @param trial what it does
 */
public record Check(
    String id,
    Level level,
    String sends,
    String expects,
    String why,
    String fix,
    String again,
    boolean needs,
    boolean heavy,
    Predicate<Profile> fits,
    Trial trial) {

  /** The part of the ID before the dot. */
  public String group() {
    return id.substring(0, id.indexOf('.'));
  }

  /** The part of the ID behind the dot. */
  public String name() {
    return id.substring(id.indexOf('.') + 1);
  }

  /** Whether it is chosen by an ID or a group. */
  public boolean isCalled(String chosen) {
    return id.equals(chosen) || group().equals(chosen);
  }

  /** A check that must pass. */
  public static Builder must(String id) {
    return new Builder(id, Level.MUST);
  }

  /** A check that should pass. */
  public static Builder should(String id) {
    return new Builder(id, Level.SHOULD);
  }

  /** A check that only tells something. */
  public static Builder information(String id) {
    return new Builder(id, Level.INFORMATION);
  }

  /** Makes a check. */
  public static final class Builder {
    private final String id;
    private final Level level;
    private String sends = "";
    private String expects = "";
    private String why = "";
    private String fix = "";
    private String again = "";
    private boolean needs = true;
    private boolean heavy;
    private Predicate<Profile> fits = profile -> true;

    private Builder(String id, Level level) {
      this.id = id;
      this.level = level;
    }

    /** What is sent. */
    public Builder sends(String what) {
      sends = what;
      return this;
    }

    /** What must be seen. */
    public Builder expects(String what) {
      expects = what;
      return this;
    }

    /** Why it matters. */
    public Builder why(String reason) {
      why = reason;
      return this;
    }

    /** What to do where it fails. */
    public Builder fix(String advice) {
      fix = advice;
      return this;
    }

    /** The options of {@code send} that do the same. */
    public Builder again(String options) {
      again = options;
      return this;
    }

    /** It can be run without the secret. */
    public Builder withoutSecret() {
      needs = false;
      return this;
    }

    /** It is run only where that is asked for. */
    public Builder heavy() {
      heavy = true;
      return this;
    }

    /** It is for some profiles only. */
    public Builder where(Predicate<Profile> wanted) {
      Predicate<Profile> before = fits;
      fits = profile -> before.test(profile) && wanted.test(profile);
      return this;
    }

    /** The check. */
    public Check runs(Trial trial) {
      return new Check(id, level, sends, expects, why, fix, again, needs, heavy, fits, trial);
    }
  }
}
