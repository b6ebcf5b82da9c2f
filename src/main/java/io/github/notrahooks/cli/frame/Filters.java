package io.github.notrahooks.cli.frame;

import io.github.notrahooks.cli.option.FilterOptions;
import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.config.Configuration.Endpoint;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.failure.Nearest;
import io.github.notrahooks.log.read.FilterTerms;
import io.github.notrahooks.log.read.LogFilter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The filter that a command's options describe, if the names in it are known: a mistyped one would choose
 * nothing, and look like a log without such deliveries.
 */
public final class Filters {
  private Filters() {}

  /**
   * A builder of the filter.
   *
   * @param defaultLimit at most so many unless told otherwise; null for all
   * @throws Failure if there is no such provider, or neither configuration nor log have such an
   *     integration or repository
   */
  public static LogFilter.Builder of(
      Context context, FilterOptions options, @Nullable Integer defaultLimit) throws IOException {
    Integer limit = options.limit();
    if (limit != null && limit < 0) {
      throw Failure.usage("--limit must be 0 or more, and is " + limit);
    }
    return of(context, options.terms()).limit(limit == null ? defaultLimit : limit);
  }

  /**
   * The same of words, without a limit.
   *
   * @throws Failure as above
   */
  public static LogFilter.Builder of(Context context, FilterTerms terms) throws IOException {
    String provider = terms.provider();
    if (provider != null) {
      context.schemes().required(provider);
    }
    String integration = terms.integration();
    if (integration != null) {
      check(
          context,
          "integration",
          integration,
          endpoint -> endpoint.integration().id(),
          LogFilter.builder().integrationId(integration).build());
    }
    LogFilter.Builder builder = terms.builder(context.environment().clock());
    if (terms.repository() != null) {
      String repository = repositoryId(context, terms.repository());
      builder.repositoryId(repository);
      check(
          context,
          "repository",
          repository,
          endpoint -> endpoint.repository().id(),
          LogFilter.builder().repositoryId(repository).build());
    }
    return builder;
  }

  /** The ID behind a name that is configured; anything else is taken for an ID. */
  private static String repositoryId(Context context, String given) {
    return context
        .configuration()
        .read()
        .flatMap(known -> Endpoints.repository(known, given))
        .map(endpoint -> endpoint.repository().id())
        .orElse(given);
  }

  private static void check(
      Context context, String what, String id, Function<Endpoint, String> idOf, LogFilter ofId)
      throws IOException {
    List<String> known = context.configuration().read().map(Configuration::endpoints).stream()
        .flatMap(List::stream)
        .map(idOf)
        .distinct()
        .toList();
    // One that was removed still has its deliveries.
    if (!known.contains(id) && !isLogged(context, ofId)) {
      throw Failure.notFound(
          "there is no " + what + " '" + id + "', nor a delivery of it." + Nearest.hint(id, known));
    }
  }

  private static boolean isLogged(Context context, LogFilter ofId) throws IOException {
    AtomicBoolean any = new AtomicBoolean();
    new Logbook(context).reader().newestFirst(ofId, entry -> {
      any.set(true);
      return false;
    });
    return any.get();
  }
}
