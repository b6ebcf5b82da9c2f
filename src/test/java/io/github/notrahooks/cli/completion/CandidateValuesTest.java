package io.github.notrahooks.cli.completion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.frame.Context;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values that are completed at the shell's prompt. */
final class CandidateValuesTest {
  @Test
  void aTextThatNoFolderCanBeNamedOffersNoFiles(@TempDir Path folder) {
    CommandLineFixture fixture = new CommandLineFixture(folder);
    fixture.file("there/payload.json", "{}");
    Context context = fixture.context(OutputStream.nullOutputStream());
    List<String> words = List.of("send", "push", "--secret-file");

    assertThat(new Candidates(context).complete(words, "there/p"))
        .extracting(Candidates.Candidate::value)
        .containsExactly("there/payload.json");
    assertThat(new Candidates(context).complete(words, "the\0re/p")).isEmpty();
  }
}
