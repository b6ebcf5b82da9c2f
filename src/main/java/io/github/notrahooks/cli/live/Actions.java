package io.github.notrahooks.cli.live;

/** What can be done with a logged delivery. Each takes its time, and gives text that is safe to print. */
public interface Actions {
  /** Everything that the log knows of it. */
  String show(String id);

  /** Why its signature is right or wrong. */
  String verify(String id);

  /** Sends it again, and says in one line what came of it. */
  String replay(String id, boolean keepDeliveryId);

  /** The command that sends it. */
  String curl(String id);
}
