package io.github.notrahooks.log.record;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.delivery.Direction;
import io.github.notrahooks.delivery.HeaderEncoding;
import io.github.notrahooks.delivery.Headers;
import io.github.notrahooks.delivery.Outcome;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Records for tests: plain ones with single things changed, and random ones. */
public final class Deliveries {
  public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  private static final String[] TEXTS = {
    "", "push", "issues", "opened", "Issue", "a \"quoted\" one", "back\\slash",
        "zeile\neins\t\u0007",
    "\u00fcn\u00ef\u20ac\ud83d\ude80", "\u202egnp.exe", "},\"createdAt\":\"2020", "\ud83d", "n",
        "\\", "\u2028", "log_"
  };

  private Deliveries() {}

  public static Builder delivery() {
    return new Builder();
  }

  public static Builder random(Random random) {
    Builder builder = new Builder();
    builder.id = String.format("log_%016x", random.nextLong());
    builder.referenceId = random.nextInt(5) == 0 ? null : text(random) + random.nextInt(50);
    builder.title = text(random);
    builder.provider = random.nextBoolean() ? "github" : "linear";
    builder.direction = random.nextInt(2) == 0 ? Direction.INCOMING : Direction.OUTGOING;
    builder.success = random.nextBoolean();
    builder.statusCode = random.nextInt(4) == 0 ? null : 200 + random.nextInt(3);
    builder.errorMessage = random.nextBoolean() ? null : text(random);
    builder.event = text(random);
    builder.action = text(random);
    builder.reason = random.nextBoolean() ? null : text(random);
    builder.data = Json.object().put("createdAt", "2026-11-20T00:00:00.000Z").put(name(random), 7L);
    builder.data.set("inner", Json.object().put("\"}{", text(random)));
    builder.data.put("late", 1.5).putNull("nothing").put("yes", true);
    builder.data.putArray("list").add(-1L).addNull().add(text(random));
    builder.data = parsed(builder.data);
    builder.createdAt = NOON.plusMillis(random.nextInt(100_000) - 50_000);
    builder.integrationId = random.nextBoolean() ? null : "int_" + random.nextInt(3);
    builder.repositoryId = random.nextBoolean() ? null : "repo_" + random.nextInt(3);
    builder.outcome = Outcome.known().get(random.nextInt(Outcome.known().size()));
    builder.duplicateOf = random.nextBoolean() ? null : "log_00000000000000" + random.nextInt(9);
    builder.cause = random.nextInt(3) > 0
        ? null
        : new LogRecord.Cause(
            "trigger_" + random.nextInt(3),
            "log_00000000000000" + random.nextInt(9),
            1 + random.nextInt(3));
    builder.headers = Headers.of("X-One", text(random), "X-One", text(random), text(random), "v");
    if (random.nextInt(4) == 0) {
      // Bytes, each as one character: the middle one is UTF-8.
      builder.headers = Headers.of("X-One", "caf\u00e9", "X-Two", "caf\u00c3\u00a9", "X-Three", "v")
          .readIn(HeaderEncoding.ISO_8859_1);
    }
    builder.body = body(random);
    builder.response = random.nextBoolean()
        ? null
        : new LogRecord.Response(
            200 + random.nextInt(300), Headers.of("A", text(random)), body(random), 12);
    return builder;
  }

  /** What became of any command, printing anything; some did not start. */
  public static LogRecord.Run run(Random random) {
    List<String> command =
        Stream.generate(() -> text(random)).limit(random.nextInt(4)).toList();
    if (random.nextInt(4) == 0) {
      return new LogRecord.Run(command, null, null, Body.EMPTY, 0, Body.EMPTY, 0, 0);
    }
    Body stdout = body(random);
    Body stderr = body(random);
    return new LogRecord.Run(
        command,
        random.nextBoolean() ? null : random.nextInt(256) - 1,
        random.nextBoolean() ? null : text(random),
        stdout,
        stdout.size() + random.nextInt(2) * 1000L,
        stderr,
        stderr.size(),
        random.nextInt(1000));
  }

  public static String text(Random random) {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  /** The name of a property; parsers take no halves of pairs there. */
  private static String name(Random random) {
    return text(random).replaceAll("^\ud83d$", "half");
  }

  /** With the types of numbers that a parser chooses. */
  private static ObjectNode parsed(ObjectNode data) {
    try {
      return (ObjectNode) Json.parse(Json.text(data).getBytes(StandardCharsets.UTF_8));
    } catch (MalformedJson e) {
      throw new IllegalStateException(e);
    }
  }

  /** Any bytes, or any text, in pieces of any length. */
  public static Body body(Random random) {
    byte[] bytes = new byte[random.nextInt(400)];
    if (random.nextBoolean()) {
      random.nextBytes(bytes);
    } else {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(100); i > 0; i--) {
        text.append(text(random).replace("\ud83d\ude80", "\ud83e\uddea").replace("\ud83d", ""));
        text.appendCodePoint(random.nextInt(0xD800));
      }
      bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    }
    return pieces(bytes, random);
  }

  public static Body pieces(byte[] bytes, Random random) {
    Body.Builder body = new Body.Builder();
    for (int at = 0; at < bytes.length; ) {
      int count = Math.min(bytes.length - at, 1 + random.nextInt(7));
      body.append(Arrays.copyOfRange(bytes, at, at + count));
      at += count;
    }
    return body.build();
  }

  static String sha256(Body body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body.bytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A record that can be changed until it is built. */
  public static final class Builder {
    public String id = "log_0123456789abcdef";
    public String referenceId = "72d3162e-cc78-11e3-81ab-4c9367dc0958";
    public String title = "Processed push event";
    public String provider = "github";
    public Direction direction = Direction.INCOMING;
    public boolean success = true;
    public Integer statusCode = 200;
    public String errorMessage;
    public String event = "push";
    public String action = "pushed";
    public String reason;
    public ObjectNode data = Json.object();
    public Instant createdAt = NOON;
    public String integrationId = "int_github";
    public String repositoryId = "repo_local";
    public Outcome outcome = Outcome.PROCESSED;
    public String duplicateOf;
    public LogRecord.Cause cause;
    public long durationMs = 3;
    public String path = "/api/webhooks/github/org_local/int_github/repo_local";
    public String url;
    public Headers headers =
        Headers.of("Host", "127.0.0.1:8484", "Content-Type", "application/json");
    public Body body = Body.ofText("{\"ref\":\"refs/heads/main\"}");
    public boolean truncated;
    public LogRecord.Response response;

    /** With one, there is no request. */
    public LogRecord.Run run;

    public Builder id(int number) {
      id = String.format("log_%016x", number);
      return this;
    }

    public Builder id(String value) {
      id = value;
      return this;
    }

    public Builder reference(String value) {
      referenceId = value;
      return this;
    }

    public Builder at(Instant time) {
      createdAt = time;
      return this;
    }

    public Builder body(Body value) {
      body = value;
      return this;
    }

    public Builder event(String value) {
      event = value;
      return this;
    }

    public Builder outcome(Outcome value) {
      outcome = value;
      return this;
    }

    public Builder direction(Direction value) {
      direction = value;
      return this;
    }

    public Builder duplicateOf(String value) {
      duplicateOf = value;
      return this;
    }

    public Builder headers(Headers value) {
      headers = value;
      return this;
    }

    /** The command that was run in place of a request, and for what. */
    public Builder run(LogRecord.Run value, String causeId) {
      run = value;
      cause = new LogRecord.Cause("deploy", causeId, 1);
      direction = Direction.OUTGOING;
      statusCode = null;
      return this;
    }

    public LogRecord build() {
      RecordBuilder record = record();
      return run == null
          ? record.build()
          : record.request(LogRecord.Request.NONE).build();
    }

    private RecordBuilder record() {
      return LogRecord.builder()
          .id(id)
          .referenceId(referenceId)
          .title(title)
          .integrationType(provider)
          .direction(direction)
          .success(success)
          .statusCode(statusCode)
          .errorMessage(errorMessage)
          .payload(new LogRecord.Payload(event, action, reason, data))
          .createdAt(createdAt)
          .organizationId("org_local")
          .integrationId(integrationId)
          .repositoryId(repositoryId)
          .outcome(outcome)
          .duplicateOf(duplicateOf)
          .cause(cause)
          .durationMs(durationMs)
          .request(LogRecord.Request.builder()
              .method("POST")
              .path(path)
              .url(url)
              .remoteAddress(Direction.INCOMING.equals(direction) ? "127.0.0.1" : null)
              .headers(headers)
              .bodySha256(sha256(body))
              .bodyBytes(truncated ? body.size() + 1L : body.size())
              .body(body)
              .bodyTruncated(truncated)
              .cut(truncated ? List.of("event", "headers") : List.of())
              .build())
          .response(response)
          .run(run);
    }
  }
}
