package io.github.notrahooks.cli.live;

/**
 * What a key asks for beyond a change of the view.
 *
 * @param kind what is to be done
 * @param id the delivery it is to be done with, or the empty string
 * @param other a second delivery, or the empty string
 * @param depth how deep a text is to be unfolded
 */
record Request(Kind kind, String id, String other, int depth) {
  static final Request NONE = of(Kind.NONE, "");

  /** One that is about a delivery. */
  static Request of(Kind kind, String id) {
    return new Request(kind, id, "", 0);
  }

  /** What can be asked for. */
  enum Kind {
    /** Nothing. */
    NONE,
    /** To stop the server. */
    QUIT,
    /** To wait no longer for what was asked for before. */
    CANCEL,
    /** All of a delivery. */
    SHOW,
    /** The same text, folded another way. */
    REFOLD,
    /** Why its signature is right or wrong. */
    VERIFY,
    /** To send it again under a new ID. */
    REPLAY,
    /** To send it again under its own ID. */
    REDELIVER,
    /** To send what an editor makes of it. */
    EDIT,
    /** In what it differs from another. */
    DIFFER,
    /** The command that sends it. */
    CURL
  }
}
