package io.github.notrahooks.sender;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which answer is the right one, where that need not be 2xx: {@code accepted}, {@code refused}, a status such as
 * {@code 401}, or a class of them such as {@code 4xx}.
 *
 * @param text as it is written
 */
public record Expectation(String text) {
  private static final String ACCEPTED = "accepted";
  private static final String REFUSED = "refused";
  private static final Pattern STATUS = Pattern.compile("[1-5](xx|[0-9]{2})");

  /**
   * Reads one.
   *
   * @throws Failure of usage if it is none
   */
  public static Expectation parse(String text) {
    if (!text.equals(ACCEPTED) && !text.equals(REFUSED) && !STATUS.matcher(text).matches()) {
      throw Failure.usage("--expect is accepted, refused, or a status such as 401 or 4xx, and not '"
          + text + "'." + Nearest.hint(text, List.of(ACCEPTED, REFUSED)));
    }
    return new Expectation(text);
  }

  /** Whether an answer is so. None at all never is: nobody knows what the receiver would have said. */
  public boolean isMet(Answer answer) {
    return answer instanceof Answer.Received received && isMet(received.status());
  }

  private boolean isMet(int status) {
    return switch (text) {
      case ACCEPTED -> status >= 200 && status < 300;
      // It asks for another attempt: that refuses nothing.
      case REFUSED -> status >= 400 && status < 500 && status != 408 && status != 429;
      default ->
        text.endsWith("xx")
            ? status / 100 == text.charAt(0) - '0'
            : status == Integer.parseInt(text);
    };
  }

  /** What the process exits with if this is all that was done: without an answer, what it always does. */
  public ExitCode exitCode(Answer answer) {
    if (isMet(answer)) {
      return ExitCode.SUCCESS;
    }
    return answer instanceof Answer.Received ? ExitCode.FAILED : answer.exitCode();
  }

  /** What was expected and what came, where that is not so, as a sentence without its end. */
  public String contradiction(Answer answer) {
    String came =
        answer instanceof Answer.Received received ? came(received.status()) : "no answer came";
    return "expected " + words() + ", and " + came;
  }

  private String words() {
    return switch (text) {
      case ACCEPTED -> "that it is accepted (2xx)";
      case REFUSED -> "that it is refused (4xx, but not 408 or 429)";
      default -> "the status " + text;
    };
  }

  private String came(int status) {
    if (text.equals(REFUSED) && (status == 408 || status == 429)) {
      return "the answer was " + status + ", which asks to come again later";
    }
    boolean accepted = status >= 200 && status < 300;
    return accepted ? "it was accepted with " + status : "the answer was " + status;
  }
}
