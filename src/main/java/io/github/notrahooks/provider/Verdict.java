package io.github.notrahooks.provider;

import java.time.Duration;
import java.util.Optional;

/** What checking a signature found: an expected result, so a value and not an exception. */
public sealed interface Verdict {
  /**
   * The signature is right and fresh.
   *
   * @param secretIndex which of the given secrets it was made with, from 0
   */
  record Valid(int secretIndex) implements Verdict {}

  /**
   * The message must not be trusted.
   *
   * @param reason the kind of fault
   * @param message a sentence for a person; never holds a secret or the right signature
   * @param skew for a stale time, how far it is in the past; negative where it is in the future
   */
  record Invalid(Reason reason, String message, Optional<Duration> skew) implements Verdict {
    /** A fault that is none of time. */
    public Invalid(Reason reason, String message) {
      this(reason, message, Optional.empty());
    }
  }

  /** Why a message must not be trusted. The names are part of the JSON output and only ever added to. */
  enum Reason {
    /** A header that the scheme needs is not there. */
    MISSING_HEADER("missing-header"),
    /** The scheme's header is not there, but one of another scheme, or its SHA-1 sibling, is. */
    WRONG_HEADER("wrong-header"),
    /** A header that must be single is there more than once. */
    REPEATED_HEADER("repeated-header"),
    /** The value of the signature header is not of the scheme's form. */
    MALFORMED("malformed"),
    /** The signed time is not there. */
    MISSING_TIMESTAMP("missing-timestamp"),
    /** The signature is right, but the signed time is too far from now. */
    STALE_TIMESTAMP("stale-timestamp"),
    /** The signature is of the right form, but made from other bytes or with another secret. */
    MISMATCH("mismatch");

    private final String wireName;

    Reason(String wireName) {
      this.wireName = wireName;
    }

    /** The name in JSON output. */
    public String wireName() {
      return wireName;
    }
  }
}
