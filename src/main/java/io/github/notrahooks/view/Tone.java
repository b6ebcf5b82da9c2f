package io.github.notrahooks.view;

/** Whether what became of a delivery is good news. */
public enum Tone {
  /** It did what it was sent for. */
  GOOD,
  /** It changed nothing, as it should. */
  QUIET,
  /** It was refused, or failed. */
  BAD
}
