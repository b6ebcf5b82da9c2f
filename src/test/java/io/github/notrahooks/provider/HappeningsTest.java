package io.github.notrahooks.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.provider.known.Providers;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What payloads say has happened. */
final class HappeningsTest {
  private static final List<String> SAMPLES = List.of(
      "push | main ← 3 commits, liwen-acme: Merge pull request #128 from acme/zoe/eng-42-resume-interrupted-uploads",
      "release.published | v2.4.0 published",
      "release.prereleased | v2.5.0-beta.1 prereleased",
      "star.created | star by noor-example",
      "star.milestone | star by noor-example",
      "pull_request.merged | #128 merged: Resume interrupted uploads (liwen-acme)",
      "push.branch | mateo/eng-57-thumbnails-in-a-worker ← 2 commits, mateo-acme: Fall back to the main thread without OffscreenCanvas",
      "push.tag | tag v2.4.0 created by zoe-acme",
      "push.delete | branch zoe/eng-42-resume-interrupted-uploads deleted by liwen-acme",
      "push.force | priya/eng-61-drop-the-v1-endpoints ← 1 commit (forced), priya-acme: Drop the v1 endpoints",
      "release.draft | v2.4.1 created as a draft",
      "release.edited | v2.4.0 edited",
      "release.deleted | v2.4.0-rc.1 deleted",
      "star.deleted | star removed by noor-example",
      "pull_request.opened | #133 opened: Decode thumbnails in a worker (mateo-acme)",
      "pull_request.closed | #126 closed: Share one progress bar between all uploads (mateo-acme)",
      "ping.repository | Pong: A hook that answers once will answer twice.",
      "ping.organization | Pong: Listen before you speak, answer before you work.",
      "ping.app | Pong: Small payloads travel far.",
      "issues.opened | #132 opened: Progress bar shows 100 % before the last part is stored (noor-example)",
      "issues.closed | #119 closed: Upload starts over after a dropped connection (liwen-acme)",
      "issue_comment.created | comment on #132 by priya-acme: Good catch! We count sent bytes, not stored ones. I’ll fix it in 2.4.1.",
      "pull_request_review.submitted | #133 approved by zoe-acme: Typing stays smooth now, even on my old phone 👏",
      "create | branch liwen/eng-63-docs-for-resuming created by liwen-acme",
      "delete | branch zoe/eng-42-resume-interrupted-uploads deleted by liwen-acme",
      "fork | forked to noor-example/widgets",
      "workflow_run.completed | CI #1874 on main: success",
      "check_run.completed | bundle size: success",
      "deployment_status.created | v2.4.0 to production: success, widgets 2.4.0 is live",
      "installation.created | installed on acme by zoe-acme",
      "repository.renamed | acme/widgets-docs renamed from widgets-handbook by priya-acme",
      "issue.create | ENG-64 created: Progress bar is full before the last part is stored (Priya Chandran)",
      "issue.update | ENG-42 → Done: Resume interrupted uploads",
      "issue.remove | ENG-39 removed: Try uploads over two connections at once (Mateo Ibáñez)",
      "comment.create | comment on ENG-42 by Zoë Lindqvist: Merged with #128 and tested on a train 🚆 – thanks, 李雯!",
      "project.create | project Thumbnails off the main thread created (Mateo Ibáñez)",
      "project.update | project Reliable uploads updated, atRisk → onTrack (李雯)",
      "projectupdate.create | update of Reliable uploads (onTrack): Resuming is merged and out with 2.4.0 🎉 What is left: the progress bar…",
      "cycle.update | cycle 24 Tunnels and trains updated, description (Priya Chandran)",
      "issuelabel.update | label Upload updated, was Transfer (Priya Chandran)",
      "reaction.create | tada by 李雯 on: Merged with #128 and tested on a train 🚆 – thanks, 李雯!",
      "issuesla.breached | ENG-58 SLA breached: Uploads stall behind one company proxy",
      "attachment.create | attachment #133 Decode thumbnails in a worker created (Mateo Ibáñez)",
      "oauthapp.revoked | OAuth app revoked",
      "agentsessionevent.created | agent session on ENG-64 created: Progress bar is full before the last part is stored");

  private static String said(String provider, String event, String json) {
    return Providers.happening(provider, event, Body.ofText(json)).orElse("");
  }

  @Test
  void everySampleSaysWhatHappened() {
    assertThat(SampleCatalogue.load().all())
        .extracting(sample -> sample.name() + " | " + of(sample))
        .containsExactlyElementsOf(SAMPLES);
  }

  private static String of(Sample sample) {
    return Providers.happening(sample.provider(), sample.event(), sample.storedBody())
        .orElse("");
  }

  @Test
  void aFormSaysTheSameAsItsJson() {
    for (Sample sample : SampleCatalogue.load().all()) {
      Body form = FormBody.encode(sample.storedBody());
      assertThat(Providers.happening(sample.provider(), sample.event(), form)).hasValue(of(sample));
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      pull_request | {"action":"labeled","number":7,"label":{"name":"bug"},"pull_request":{"title":"T"},"sender":{"login":"a"}} | #7 labeled bug: T (a)
      pull_request | {"action":"synchronize","number":7,"pull_request":{"title":"T"},"sender":{"login":"a"}} | #7 synchronize: T (a)
      issue_comment | {"action":"edited","issue":{"number":7},"comment":{"body":"b\\nc"},"sender":{"login":"a"}} | comment on #7 edited by a: b
      push | {"ref":"refs/heads/main","created":false,"forced":true,"after":"0123456789","commits":[],"pusher":{"name":"a"},"repository":{}} | main ← 0123456 (forced), a
      push | {"ref":"refs/heads/new","created":true,"commits":[],"pusher":{"name":"a"},"repository":{}} | branch new created by a
      installation_repositories | {"action":"added","repositories_added":[{},{}],"installation":{"account":{"login":"o"}},"sender":{"login":"a"}} | 2 repositories added to o by a
      workflow_job | {"action":"queued","workflow_job":{"workflow_name":"CI","name":"test","head_branch":"main","status":"in_progress"},"repository":{}} | CI / test on main: in progress
      brand_new | {"action":"made","brand_new":{"number":3,"title":"T"},"sender":{"login":"a"}} | #3 T (a)
      """)
  void eventsOfGitHubAreSaidInItsWords(String event, String json, String expected) {
    assertThat(said("github", event, json)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      {"action":"update","type":"Issue","data":{"identifier":"ENG-123","title":"T","state":{"name":"Done"}},"updatedFrom":{"stateId":"s","state":{"name":"In Progress"}}} | ENG-123 In Progress → Done: T
      {"action":"update","type":"Issue","data":{"identifier":"E-1","title":"T","assignee":{"name":"Zoë"}},"updatedFrom":{"assigneeId":null}} | E-1 assigned to Zoë: T
      {"action":"update","type":"Issue","data":{"identifier":"E-1","title":"T"},"updatedFrom":{"assigneeId":"x"}} | E-1 unassigned: T
      {"action":"update","type":"Issue","data":{"identifier":"E-1","title":"T"},"updatedFrom":{"updatedAt":"x","labelIds":[],"dueDate":null}} | E-1 updated, label, dueDate: T
      {"action":"create","type":"Document","data":{"title":"T"},"actor":{"name":"Zoë"}} | document T created (Zoë)
      {"action":"create","type":"BrandNew","data":{"name":"T"},"actor":{"name":"Zoë"}} | T (Zoë)
      """)
  void eventsOfLinearAreSaidInItsWords(String json, String expected) {
    assertThat(said("linear", "", json)).isEqualTo(expected);
  }

  @Test
  void ofOtherSchemesWhatPayloadsUsuallyHaveIsSaid() {
    assertThat(said("acme", "invoice", "{\"data\":{\"object\":{\"number\":12,\"name\":\"Rent\"}}}"))
        .isEqualTo("#12 Rent");
    assertThat(said("acme", "", "{\"id\":\"x\",\"subject\":\"Hello\",\"user_name\":\"mia\"}"))
        .isEqualTo("Hello (mia)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "{}",
        "payload=%zz",
        "payload=",
        "\u0000",
        "{\"title\":{}}",
        "{\"a\":1} x"
      })
  void whatSaysNothingIsNoError(String body) {
    for (String provider : List.of("github", "linear", "acme")) {
      assertThat(said(provider, "push", body)).isEmpty();
    }
  }

  @Test
  void payloadsOverAMebibyteAreNotLookedInto() {
    String title = "{\"title\":\"T\"";
    assertThat(said("acme", "", title + " ".repeat(1024 * 1024 - title.length() - 1) + "}"))
        .isEqualTo("T");
    assertThat(said("acme", "", title + " ".repeat(1024 * 1024) + "}")).isEmpty();
  }

  @Test
  void longTextsAreCutBetweenCharacters() {
    String said = said("acme", "", "{\"title\":\"" + "🚀".repeat(10_000) + "\"}");
    assertThat(said).isEqualTo("🚀".repeat(71) + "…");
    assertThat(said.getBytes(StandardCharsets.UTF_8)).hasSize(71 * 4 + 3);
  }
}
