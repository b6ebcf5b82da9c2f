package io.github.notrahooks.sender.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.sender.Target;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
  /** Proxies of variables that are written as {@code NAME=VALUE}, divided by blanks. */
  static Proxies of(String assignments) {
    Map<String, String> variables = new HashMap<>();
    for (String assignment : assignments.split(" ")) {
      String[] parts = assignment.split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    return new Proxies(name -> Optional.ofNullable(variables.get(name)));
  }

  private static @Nullable String chosen(String assignments, String url) {
    ProxyServer proxy = of(assignments).to(Target.parse(url));
    return proxy == null ? null : proxy.variable() + " " + proxy.host() + " " + proxy.port();
  }

  @ParameterizedTest
  @CsvSource({
    "https_proxy=a:1 HTTPS_PROXY=b:1 ALL_PROXY=c:1,https://h.test,https_proxy a 1",
    "HTTPS_PROXY=b:1 ALL_PROXY=c:1,https://h.test,HTTPS_PROXY b 1",
    "all_proxy=c:1 ALL_PROXY=d:1,https://h.test,all_proxy c 1",
    "ALL_PROXY=d:1 http_proxy=e:1,https://h.test,ALL_PROXY d 1",
    "http_proxy=e:1 all_proxy=c:1,http://h.test,http_proxy e 1",
    "HTTPS_PROXY=b:1 ALL_PROXY=d:1,http://h.test,ALL_PROXY d 1",
    "https_proxy=b:1,http://h.test,",
  })
  void theVariableIsTheOneOfTheTargetsSchemeElseTheOneForAll(
      String assignments, String url, @Nullable String proxy) {
    assertThat(chosen(assignments, url)).isEqualTo(proxy);
  }

  @Test
  void theVariableThatAWebServerMayHaveSetFromAHeaderDoesNotCount() {
    assertThat(chosen("HTTP_PROXY=a:1", "http://h.test")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000",
        "http://app.localhost/",
        "http://127.0.0.1:8484/x",
        "https://127.9.9.9/",
        "http://[::1]:8484/",
        "http://[0:0:0:0:0:0:0:1]/"
      })
  void aLoopbackTargetHasNoProxyWhateverTheVariablesSay(String url) {
    assertThat(chosen("http_proxy=a:1 https_proxy=ftp://what ALL_PROXY=b:1", url))
        .isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "* h.test true",
        "*,x h.test false",
        "h.test h.test true",
        "H.Test a.h.test true",
        ".h.test h.test true",
        ".h.test. a.h.test true",
        "h.test nonh.test false",
        "a.h.test h.test false",
        "x,,,h.test h.test true",
        "h.test:8080 h.test false",
        ", h.test false",
        "192.168.0.0/16 192.168.7.1 true",
        "192.168.0.0/24 192.168.1.1 false",
        "192.168.0.1/0 192.168.0.1 true",
        "192.168.0.1/33 192.168.0.1 false",
        "192.168.0.1 192.168.0.1 true",
        "192.168.0.1 192.168.0.10 false",
        "168.0.1 192.168.0.1 false",
        "10.0.0.0/8 h.test false",
        "fd00::/8 fd12::1 true",
        "fd00::/9 fd92::1 false",
        "0:0::5 ::5 true",
        "::5/129 ::5 false",
        "192.168.0.0/16 ::5 false",
      })
  void noProxyNamesHostsAndNetworksAsForCurl(String list, String host, boolean named) {
    assertThat(NoProxy.names(list, host)).isEqualTo(named);
  }

  @Test
  void betweenTheEntriesOfNoProxyAreCommasAndAnyBlanks() {
    assertThat(NoProxy.names("a.test , h.test", "h.test")).isTrue();
    assertThat(NoProxy.names("a.test h.test, h.test", "h.test")).isFalse();
  }

  @Test
  void theVariableInSmallLettersCountsBeforeTheOneInCapitals() {
    assertThat(chosen("ALL_PROXY=a:1 no_proxy=x.test NO_PROXY=h.test", "https://h.test"))
        .isNotNull();
    assertThat(chosen("ALL_PROXY=a:1 NO_PROXY=h.test", "https://h.test")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "proxy.test,HTTP,proxy.test,1080,",
    "proxy.test:80,HTTP,proxy.test,80,",
    "http://Proxy.test:443/,HTTP,proxy.test,443,",
    "HTTP://me:p%40ss%C3%A9@proxy.test:3128,HTTP,proxy.test,3128,Basic bWU6cEBzc8Op",
    "http://[::5]:3128,HTTP,::5,3128,",
    "socks5://10.0.0.1,SOCKS5,10.0.0.1,1080,",
    "socks5h://proxy.test:9050,SOCKS5H,proxy.test,9050,",
  })
  void aProxyIsReadAsCurlReadsIt(
      String value, ProxyServer.Kind kind, String host, int port, @Nullable String authorization) {
    assertThat(ProxyServer.parse("ALL_PROXY", value))
        .isEqualTo(new ProxyServer("ALL_PROXY", kind, host, port, authorization));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "https://me:word@proxy.test|a proxy that is itself spoken to over TLS cannot be used",
        "socks4://proxy.test|'socks4' is none of http, socks5 and socks5h",
        "socks5://me:word@proxy.test|a user name and password for a SOCKS proxy cannot be sent",
        "http://me:word@proxy.test:99999|it is not written as http://HOST:PORT",
      })
  void aProxyThatCannotBeUsedIsAnErrorThatNamesTheVariableAndNoPassword(
      String value, String problem) {
    assertThatExceptionOfType(Failure.class)
        .isThrownBy(() -> ProxyServer.parse("HTTPS_PROXY", value))
        .withMessageContaining("The proxy of the variable HTTPS_PROXY cannot be used: ")
        .withMessageContaining(problem)
        .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("me:word"))
        .satisfies(failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE));
  }
}
