package io.github.notrahooks.trigger.definition;

/** The keys of a trigger in {@code config.json}, as docs/triggers.md has them. */
public final class TriggerKeys {
  public static final String ID = "id";
  public static final String ENABLED = "enabled";
  public static final String ON = "on";
  public static final String INTEGRATIONS = "integrations";
  public static final String REPOSITORIES = "repositories";
  public static final String OUTCOMES = "outcomes";
  public static final String WHERE = "where";
  public static final String INCLUDE_PRE_RELEASES = "includePreReleases";
  public static final String IGNORE_COMMIT_PATTERNS = "ignoreCommitPatterns";
  public static final String RETRY_POLICY = "retryPolicy";
  public static final String RETRIES = "retries";
  public static final String CONCURRENCY = "concurrency";
  public static final String PAUSE_AFTER = "pauseAfter";
  public static final String ORDER = "order";
  public static final String ANSWER = "answer";

  /** An object with the next four. */
  public static final String FORWARD = "forward";

  public static final String URL = "url";
  public static final String SIGN = "sign";
  public static final String SECRET = "secret";

  /** Of both kinds. */
  public static final String TIMEOUT = "timeout";

  /** An object with the next three, and the timeout. */
  public static final String RUN = "run";

  public static final String COMMAND = "command";
  public static final String DIRECTORY = "directory";
  public static final String ENVIRONMENT = "environment";

  private TriggerKeys() {}
}
