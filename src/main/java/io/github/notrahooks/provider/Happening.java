package io.github.notrahooks.provider;

import io.github.notrahooks.delivery.Body;
import java.util.Optional;

/** What a payload of any kind says has happened, as far as it has what payloads usually have. */
public final class Happening {
  /** Where the thing is that a payload is about. */
  private static final String[] SUBJECTS = {"data.object", "data", "object", "payload", "resource"};

  private static final String[] NAMES = {
    "title", "name", "display_name", "displayName", "full_name", "subject", "summary", "description"
  };
  private static final String[] NUMBERS = {"identifier", "key", "number", "iid"};
  private static final String[] ACTORS = {
    "sender.login", "actor.name", "actor.displayName", "user.name", "user.login", "user_name"
  };

  private Happening() {}

  /** What happened; nothing if the payload does not tell. */
  public static Optional<String> of(String event, Body body) {
    return PayloadFields.of(body).map(fields -> of(event, fields)).filter(text -> !text.isEmpty());
  }

  /** The same of fields; the empty text if they do not tell. */
  public static String of(String event, PayloadFields fields) {
    String subject = subject(event, fields);
    return subject.isEmpty() ? "" : subject + by(fields.first(ACTORS));
  }

  private static String subject(String event, PayloadFields fields) {
    String own = named(fields, event.isEmpty() || event.indexOf('.') >= 0 ? "" : event + ".");
    if (!own.isEmpty()) {
      return own;
    }
    for (String path : SUBJECTS) {
      String subject = named(fields, path + ".");
      if (!subject.isEmpty()) {
        return subject;
      }
    }
    return named(fields, "");
  }

  private static String named(PayloadFields fields, String prefix) {
    String number = first(fields, prefix, NUMBERS);
    String name = first(fields, prefix, NAMES);
    boolean digits = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
    String mark = digits ? "#" + number : number;
    return mark.isEmpty() || name.isEmpty() ? mark + name : mark + " " + name;
  }

  private static String first(PayloadFields fields, String prefix, String[] names) {
    for (String name : names) {
      String text = fields.text(prefix + name);
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  private static String by(String actor) {
    return actor.isEmpty() ? "" : " (" + actor + ")";
  }
}
