package io.github.notrahooks.sender.okhttp;

import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.OutgoingRequest;
import io.github.notrahooks.sender.Target;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The proxies that environment variables name, as curl reads them: {@code https_proxy} and {@code
 * http_proxy} by the receiver's scheme, else {@code all_proxy}, but for the hosts of {@code
 * no_proxy}. Each may be written in capitals, save {@code http_proxy}: who calls a CGI program can
 * set that one with a header. Thread-safe.
 */
public final class Proxies {
  /** No proxy for anything. */
  public static final Proxies NONE = new Proxies(name -> Optional.empty());

  private final Function<String, Optional<String>> variables;

  /**
   * The proxies that variables name.
   *
   * @param variables the value of each that is set and not empty; asked on any thread
   */
  public Proxies(Function<String, Optional<String>> variables) {
    this.variables = variables;
  }

  /**
   * The proxy on the way to a target; null where there is none. A loopback target has none,
   * whatever the variables say.
   *
   * @throws Failure if the variable that counts names none that can be used
   */
  @Nullable
  ProxyServer to(Target target) {
    if (target.isLoopback()) {
      return null;
    }
    Stream<String> names = target.isSecure()
        ? Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
        : Stream.of("http_proxy", "all_proxy", "ALL_PROXY");
    Optional<String> variable =
        names.filter(name -> variables.apply(name).isPresent()).findFirst();
    if (variable.isEmpty() || isExempt(target)) {
      return null;
    }
    return ProxyServer.parse(variable.get(), variables.apply(variable.get()).orElseThrow());
  }

  /**
   * A request's head as it is written to the network, each line ended by CR and LF, without the empty line:
   * to a proxy that relays it, with the whole address, and with who asks.
   *
   * @throws Failure if the variable that counts names no proxy that can be used
   */
  public String head(OutgoingRequest request) {
    ProxyServer proxy = to(request.target());
    String head = request.head();
    if (proxy == null || !proxy.relays(request.target())) {
      return head;
    }
    String relayed = "POST " + request.target().url()
        + head.substring("POST ".length() + request.target().path().length());
    return proxy.authorization() == null
        ? relayed
        : relayed + "Proxy-Authorization: " + proxy.authorization() + "\r\n";
  }

  private boolean isExempt(Target target) {
    return variables
        .apply("no_proxy")
        .or(() -> variables.apply("NO_PROXY"))
        .filter(list -> NoProxy.names(list, target.hostName()))
        .isPresent();
  }
}
