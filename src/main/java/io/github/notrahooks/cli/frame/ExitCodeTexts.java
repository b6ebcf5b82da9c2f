package io.github.notrahooks.cli.frame;

/** What the exit codes mean, as help says it: each command lists those that it can give. */
public final class ExitCodeTexts {
  /** All went well. */
  public static final String SUCCESS = "0:success";

  /** What has no code of its own. */
  public static final String FAILED = "1:it failed";

  /** The arguments, a variable or the configuration are wrong. */
  public static final String USAGE = "2:wrong usage or configuration";

  /** A name in the configuration that is not there. */
  public static final String NOT_FOUND = "5:no such integration or repository";

  /** All commands can do their work. */
  public static final String NOTHING_STOPS = "0:nothing stops a command; there may be warnings";

  /** A command cannot do its work. */
  public static final String SOMETHING_STOPS = "1:something stops a command";

  /** A trigger that is not there. */
  public static final String NO_TRIGGER = "5:no such trigger";

  /** A name in the log that is not there. */
  public static final String NO_DELIVERY = "5:no such delivery";

  /** Ctrl-C, or another signal. */
  public static final String INTERRUPTED = "130:interrupted";

  /** What was sent was taken. */
  public static final String ACCEPTED = "0:every answer was 2xx";

  /** What was sent was not taken, and no other code says why. */
  public static final String NOT_ACCEPTED =
      "1:another answer than 2xx, or several different failures";

  /** The signature, or who sent it, was not believed. */
  public static final String REFUSED = "3:the receiver answered 401 or 403";

  /** Too much was sent. */
  public static final String RATE_LIMITED = "4:the receiver answered 429";

  /** There was no answer. */
  public static final String NETWORK = "6:connection refused, receiver unreachable, or timed out";

  private ExitCodeTexts() {}
}
