package io.github.notrahooks.trigger.definition;

import io.github.notrahooks.config.SecretSource;
import io.github.notrahooks.provider.Provider;
import io.github.notrahooks.replay.ReplaySettings.Sign;
import io.github.notrahooks.sender.Target;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries are sent on.
 *
 * @param target where to
 * @param sign what becomes of the signature
 * @param timeout for each attempt
 * @param secret with which the target verifies; null for that of the delivery's integration
 * @param answers whether what the application says is what the provider is told
 */
public record Forward(
    Target target, Sign sign, Duration timeout, @Nullable SecretSource secret, boolean answers)
    implements Action {
  /** How long an attempt may take where nothing else is said. */
  public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(10);

  /** How many attempts follow the first where nothing else is said. */
  public static final int USUAL_RETRIES = 8;

  /** What is left of the time that a provider waits for an answer: the rest is for the way there and back. */
  public static Duration within(Provider provider) {
    return provider.patience().multipliedBy(9).dividedBy(10);
  }

  @Override
  public String text() {
    return target.url();
  }
}
