package io.github.notrahooks.sender;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page for a browser, where a receiver's answer was expected: what of it a person would read first. */
final class WebPage {
  private static final Pattern START = Pattern.compile(
      "\\A[\\s\\ufeff]*<(!doctype\\s+html|html|head|body)\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern TOLD = Pattern.compile(
      "<(title|h1|pre)\\b[^>]{0,200}>(.{0,2000}?)</\\1\\s*>",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern TAG = Pattern.compile("<[^>]{0,500}>");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private WebPage() {}

  /** Whether an answer is a page. */
  static boolean isOne(Answer.Received answer) {
    boolean said = answer
        .headers()
        .first("Content-Type")
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/html"))
        .isPresent();
    return START.matcher(answer.body().text()).find()
        || said && answer.body().text().stripLeading().startsWith("<");
  }

  /** Its title, heading and preformatted text, as far as it has them and they differ. */
  static String told(Answer.Received answer) {
    Set<String> told = new LinkedHashSet<>();
    Matcher matcher = TOLD.matcher(answer.body().text());
    while (matcher.find() && told.size() < 3) {
      String text =
          BLANKS.matcher(TAG.matcher(matcher.group(2)).replaceAll(" ")).replaceAll(" ");
      told.add(plain(text).strip());
    }
    told.remove("");
    return String.join(": ", told);
  }

  private static String plain(String text) {
    return text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#x27;", "'")
        .replace("&nbsp;", " ")
        .replace("&amp;", "&");
  }
}
