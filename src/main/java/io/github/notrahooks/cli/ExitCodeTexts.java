package io.github.notrahooks.cli;

/** What the exit codes mean, as help says it: each command lists those that it can give. */
final class ExitCodeTexts {
  static final String SUCCESS = "0:success";
  static final String FAILED = "1:it failed";
  static final String USAGE = "2:wrong usage or configuration";
  static final String NOT_FOUND = "5:no such integration or repository";
  static final String NO_DELIVERY = "5:no such delivery";
  static final String INTERRUPTED = "130:interrupted";

  static final String ACCEPTED = "0:every answer was 2xx";
  static final String NOT_ACCEPTED = "1:another answer than 2xx, or several different failures";
  static final String REFUSED = "3:the receiver answered 401 or 403";
  static final String RATE_LIMITED = "4:the receiver answered 429";
  static final String NETWORK = "6:connection refused, receiver unreachable, or timed out";

  private ExitCodeTexts() {}
}
