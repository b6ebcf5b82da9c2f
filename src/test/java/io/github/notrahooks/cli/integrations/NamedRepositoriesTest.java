package io.github.notrahooks.cli.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.cli.CommandLineFixture;
import io.github.notrahooks.cli.RunningCommandLine;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Repositories that are meant by their names, added twice, or removed. */
final class NamedRepositoriesTest {
  private CommandLineFixture fixture;

  @BeforeEach
  void aHome(@TempDir Path folder) {
    fixture = new CommandLineFixture(folder);
    fixture.run("integrations", "list").exits(0);
  }

  @Test
  void aNameChoosesWhereADeliveryGoesAndWhichAreListed() {
    fixture.run("repos", "add", "int_github", "me/my-app", "--id", "repo_app").exits(0);
    try (RunningCommandLine unused = fixture.serve()) {
      fixture.run("send", "push", "--integration", "me/my-app").exits(0);
      fixture.run("send", "push").exits(0);
    }

    assertThat(fixture
            .run("logs", "list", "--repository", "me/my-app", "--direction", "incoming")
            .exits(0)
            .json())
        .hasSize(1)
        .allMatch(line -> line.path("repositoryId").asString().equals("repo_app"));
    fixture.run("logs", "list", "--repository", "me/another").exits(5).says("me/another");
  }

  @Test
  void aNameInThePlaceOfAnIdNamesTheRepositoryThatIsAdded() {
    fixture.run("integrations", "add", "github", "--repository", "me/my-app").exits(0);

    fixture.run("repos", "list", "-o", "table").exits(0).prints("me/my-app", "repo_");
    fixture.run("integrations", "url", "me/my-app").exits(0).prints("/repo_");
  }

  @Test
  void aNameThatSeveralHaveIsAnErrorThatListsThem() {
    fixture
        .run("integrations", "add", "linear", "--repository", "team_x", "--name", "acme/widgets")
        .exits(0);

    fixture
        .run("integrations", "url", "acme/widgets")
        .exits(2)
        .says("2 repositories have the name 'acme/widgets'", "repo_local", "team_x");
    fixture.run("logs", "list", "--repository", "acme/widgets").exits(2).says("team_x");
  }

  @Test
  void aRepositoryThatIsThereIsNotAddedAgain() {
    fixture
        .run("integrations", "add", "github", "--name", "acme/widgets")
        .exits(2)
        .says("acme/widgets is there already", "'repo_local'", "'int_github'");
    fixture.run("repos", "add", "int_github", "acme/widgets").exits(2).says("'repo_local'");
    fixture
        .run("repos", "add", "int_github", "a/b", "--id", "team_local")
        .exits(2)
        .says("ENG, of the integration 'int_linear'");
    // Another organization may receive the same.
    fixture
        .run("integrations", "add", "github", "--name", "acme/widgets", "--organization", "other")
        .exits(0);
  }

  @Test
  void whatIsRemovedIsAskedAboutOrNeedsYes() {
    fixture
        .run("integrations", "remove", "int_github")
        .exits(2)
        .says("the integration 'int_github' with 1 repository needs --yes");
    fixture.run("repos", "remove", "ENG").exits(2).says("'team_local' needs --yes");
    fixture.with("NOTRA_HOOKS_YES", "true");
    fixture.run("repos", "remove", "ENG").exits(2).says("--yes");
    assertThat(fixture.run("repos", "list").json()).hasSize(2);

    fixture.run("repos", "remove", "ENG", "--yes").exits(0).prints("team_local");
    assertThat(fixture.run("repos", "list").json()).hasSize(1);
  }

  @Test
  void repositoriesAreListedWithWhatTheyBelongTo() {
    assertThat(fixture.run("repos", "list").exits(0).json())
        .extracting(line ->
            line.path("name").asString() + " " + line.path("integrationId").asString())
        .containsExactly("acme/widgets int_github", "ENG int_linear");
    fixture
        .at(false, true, false)
        .with("NO_COLOR", "1")
        .run("repos", "list")
        .prints("REPOSITORY", "repo_local  acme/widgets  github", "hidden");
  }
}
