package io.github.notrahooks.provider;

import java.util.List;
import java.util.Optional;

/**
 * How the deliveries of a real repository or team are made to come here.
 *
 * @param page the address of the page on which a webhook is made
 * @param fields what is entered there, from top to bottom
 * @param secretIsTheirs whether the provider makes the secret, which is then to be given here, and takes
 *     none
 * @param forwarding the provider's own program that brings deliveries to a machine without an address, if
 *     there is one
 */
public record Connection(
    String page, List<Field> fields, boolean secretIsTheirs, Optional<Forwarding> forwarding) {

  /** Copies the list. */
  public Connection {
    fields = List.copyOf(fields);
  }

  /** What a field is filled with. */
  public enum Content {
    /** The payload URL. */
    ADDRESS,
    /** The secret that both sides know. */
    SECRET,
    /** Its own text. */
    TEXT
  }

  /**
   * A field of the page.
   *
   * @param label as it stands on the page
   * @param content what belongs there
   * @param text what is entered, where it is always the same; else empty
   */
  public record Field(String label, Content content, String text) {}

  /**
   * A program that brings deliveries.
   *
   * @param program what it is called
   * @param install the command that installs what it needs
   * @param command the words of the command that starts it; {@link #URL} and {@link #SECRET} stand for what
   *     it is to be told
   */
  public record Forwarding(String program, String install, List<String> command) {
    /** Stands for the payload URL. */
    public static final String URL = "{url}";

    /** Stands for the secret. */
    public static final String SECRET = "{secret}";

    /** Copies the list. */
    public Forwarding {
      command = List.copyOf(command);
    }
  }
}
