package io.github.notrahooks.cli.live;

/**
 * What a key asks for beyond a change of the view.
 *
 * @param kind what is to be done
 * @param id the delivery it is to be done with, or the empty string
 */
record Request(Kind kind, String id) {
  static final Request NONE = new Request(Kind.NONE, "");

  /** What can be asked for. */
  enum Kind {
    /** Nothing. */
    NONE,
    /** To stop the server. */
    QUIT,
    /** All of a delivery. */
    SHOW,
    /** Why its signature is right or wrong. */
    VERIFY,
    /** To send it again under a new ID. */
    REPLAY,
    /** To send it again under its own ID. */
    REDELIVER,
    /** The command that sends it. */
    CURL
  }
}
