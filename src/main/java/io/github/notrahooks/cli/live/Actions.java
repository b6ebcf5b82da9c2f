package io.github.notrahooks.cli.live;

/** What can be done with a logged delivery. Each takes its time, and gives text that is safe to print. */
public interface Actions {
  /** Everything that the log knows of it. Its text may hold escapes that set styles. */
  Document show(String id);

  /** Why its signature is right or wrong. */
  String verify(String id);

  /** Sends it again, and says in one line what came of it. */
  String replay(String id, boolean keepDeliveryId);

  /** The command that sends it. */
  String curl(String id);

  /** In what one differs from another. It may hold escapes that set styles. */
  String differ(String older, String newer);

  /**
   * Has a person edit its body in an editor, and sends that. It has the terminal for itself, and says there
   * what came of it.
   */
  void edit(String id);
}
