package io.github.notrahooks.cli.text;

import io.github.notrahooks.sender.Answer;
import io.github.notrahooks.sender.AnswerMeaning;
import io.github.notrahooks.sender.DeliveryResult;
import io.github.notrahooks.sender.PlannedDelivery;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What answers to deliveries mean and what to do about them. To people each meaning is told once, and no more than a
 * few: many deliveries fail for one reason. Used by one thread at a time.
 */
public final class Explanations {
  /** For who wants none. */
  public static final Explanations NONE = new Explanations(null, null, answer -> true);

  private static final int MOST = 3;

  private final @Nullable List<String> self;
  private final @Nullable String secret;
  private final Predicate<Answer> wanted;
  private final Set<String> told = new HashSet<>();

  /**
   * Explains answers.
   *
   * @param self the words with which commands of this tool begin, if it was sent to this home's own integrations
   * @param secret what was signed with, as users know it, or null if that differs
   * @param wanted the answers that need no explanation, besides those of success
   */
  public Explanations(
      @Nullable List<String> self, @Nullable String secret, Predicate<Answer> wanted) {
    this.self = self;
    this.secret = secret;
    this.wanted = wanted;
  }

  /** What an answer means, unless it is what was hoped for; what it quotes is not safe to print. */
  Optional<String> of(DeliveryResult result) {
    Answer answer = result.answer();
    if (result.request() == null || AnswerMeaning.isSuccess(answer) || wanted.test(answer)) {
      return Optional.empty();
    }
    return Optional.of(AnswerMeaning.of(
        answer,
        new AnswerMeaning.Sent(
            result.request().target(), own(result.delivery().route()), secret, false)));
  }

  private AnswerMeaning.@Nullable Own own(PlannedDelivery.@Nullable Route route) {
    return self == null || route == null
        ? null
        : new AnswerMeaning.Own(self, route.integrationId(), route.repositoryId());
  }

  /** A meaning without its first sentence, where the line of a failure has said that. */
  public static String beside(Answer answer, String meaning) {
    int end = meaning.indexOf(". ");
    return end > 0
            && answer instanceof Answer.NetworkFailure failure
            && failure.message().startsWith(meaning.substring(0, end))
        ? meaning.substring(end + 2)
        : meaning;
  }

  /** The same, unless it was told already or enough was told. */
  Optional<String> untold(DeliveryResult result) {
    return told.size() == MOST ? Optional.empty() : of(result).filter(told::add);
  }
}
