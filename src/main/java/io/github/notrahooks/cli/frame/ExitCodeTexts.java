package io.github.notrahooks.cli.frame;

/** What the exit codes mean, as help says it: each command lists those that it can give. */
public final class ExitCodeTexts {
  public static final String SUCCESS = "0:success";
  public static final String FAILED = "1:it failed";
  public static final String USAGE = "2:wrong usage or configuration";
  public static final String NOT_FOUND = "5:no such integration or repository";
  public static final String NO_DELIVERY = "5:no such delivery";
  public static final String INTERRUPTED = "130:interrupted";

  public static final String ACCEPTED = "0:every answer was 2xx";
  public static final String NOT_ACCEPTED =
      "1:another answer than 2xx, or several different failures";
  public static final String REFUSED = "3:the receiver answered 401 or 403";
  public static final String RATE_LIMITED = "4:the receiver answered 429";
  public static final String NETWORK = "6:connection refused, receiver unreachable, or timed out";

  private ExitCodeTexts() {}
}
