package io.github.notrahooks.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands of curl's, taken apart as a shell does. */
final class CurlCommandTest {
  private static List<CurlCommand> read(String text) {
    return CurlCommand.read(new String(text.getBytes(UTF_8), ISO_8859_1));
  }

  private static String body(CurlCommand command) {
    return command.body().map(body -> new String(body.bytes(), UTF_8)).orElse("none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "curl x -d '{\"a\":1}' | {\"a\":1}",
        "curl x --data-raw $'{\\'é\\': \\u00e9 \\ud83d\\ude00 \\x41\\101}' | {'é': é 😀 AA}",
        "curl x -d \"{\\\"a\\\":\\\"\\$b\\\"}\" | {\"a\":\"$b\"}",
        "curl x -sSd a=1 --data=b=2 # -d c=3 | a=1&b=2",
        "curl x --data-raw @file | @file",
        "curl x -d @file | none",
        "curl x -d a -d @file | none",
        "curl x -F a=b | none",
        "curl x --data-urlencode a=b | none",
        "curl x -G -d a=b | none",
        "curl x -d \"$BODY\" | none",
        "curl x -d \"`cat f`\" | none",
        "curl x -d '$BODY' | $BODY",
        "curl x -d a <<EOF | none",
        "curl x | none"
      })
  void theBodyIsWhatIsPostedIfTheCommandAloneTells(String command, String body) {
    assertThat(body(read(command).get(0))).isEqualTo(body);
  }

  @Test
  void eachCommandIsOneOfItsOwn() {
    assertThat(read("curl -d a x; curl -d b x\ncurl -d c x --next -d d x | jq .\n{\"ok\":true}\n"))
        .extracting(CurlCommandTest::body)
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void whatWasCopiedForWindowsPromptIsReadAsItReadsIt() {
    CurlCommand command = read("curl ^\"http://x^\" ^\r\n  -H ^\"X-A: b^\" ^\r\n"
            + "  --data-raw ^\"^{^\\^\"a^\\^\":^\\^\"$b^\\^\"^}^\"")
        .get(0);
    assertThat(command.headers()).containsExactly("X-A: b");
    assertThat(body(command)).isEqualTo("{\"a\":\"$b\"}");
  }
}
