package io.github.notrahooks.restore;

import io.github.notrahooks.json.WrittenJson;
import io.github.notrahooks.json.WrittenJson.Items;
import io.github.notrahooks.json.WrittenJson.Member;
import io.github.notrahooks.json.WrittenJson.Members;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Names that are there more than once in an object: programs that parse JSON keep one of them. */
final class RepeatedNames {
  private RepeatedNames() {}

  /** Whether any object in there has any. */
  static boolean areIn(WrittenJson json) {
    // Without streams, whose frames are many for each level of nesting.
    if (json instanceof Items array) {
      for (WrittenJson item : array.items()) {
        if (areIn(item)) {
          return true;
        }
      }
      return false;
    }
    if (!(json instanceof Members object)) {
      return false;
    }
    Set<String> names = new HashSet<>();
    for (Member member : object.members()) {
      if (!names.add(member.name().value()) || areIn(member.value())) {
        return true;
      }
    }
    return false;
  }

  /** The last value of each name, in the place of its first, as most programs have it. */
  static WrittenJson dropped(WrittenJson json) {
    if (json instanceof Items array) {
      List<WrittenJson> items = new ArrayList<>(array.items().size());
      for (WrittenJson item : array.items()) {
        items.add(dropped(item));
      }
      return new Items(items);
    }
    if (!(json instanceof Members object)) {
      return json;
    }
    Map<String, Member> last = new LinkedHashMap<>();
    for (Member member : object.members()) {
      last.put(member.name().value(), new Member(member.name(), dropped(member.value())));
    }
    return new Members(List.copyOf(last.values()));
  }
}
