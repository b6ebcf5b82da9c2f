package io.github.notrahooks.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compared with what {@code JSON.stringify(JSON.parse(…))} gives in Node. */
final class NumbersTest {
  @ParameterizedTest
  @CsvSource({
    "1.0,1",
    "-0.0,0",
    "0,0",
    "1.50,1.5",
    "1e3,1000",
    "1E+2,100",
    "0.000001,0.000001",
    "0.0000001,1e-7",
    "123456789012345678901,123456789012345680000",
    "1e20,100000000000000000000",
    "1e21,1e+21",
    "-1.25e22,-1.25e+22",
    "5e-324,5e-324",
    "1e400,null",
    "-12.10,-12.1"
  })
  void numbersAreWrittenAsJavaScriptDoes(String written, String normalised) {
    assertThat(Numbers.JAVASCRIPT.text(written)).isEqualTo(normalised);
  }
}
