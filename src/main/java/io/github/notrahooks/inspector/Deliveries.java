package io.github.notrahooks.inspector;

import io.github.notrahooks.delivery.Body;
import io.github.notrahooks.export.CurlCommand;
import io.github.notrahooks.export.HttpArchive;
import io.github.notrahooks.failure.ExitCode;
import io.github.notrahooks.failure.Failure;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.json.JsonLine;
import io.github.notrahooks.log.read.DeliveryFinder;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.LogRecord;
import io.github.notrahooks.verify.Verifier;
import io.github.notrahooks.verify.logged.LoggedVerification;
import io.github.notrahooks.view.CommandText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.node.ObjectNode;

/** Single deliveries, by their names: an ID, a prefix that no other has, or {@code last}. Thread-safe. */
public final class Deliveries {
  private final InspectedHome home;
  private final Room room;
  private final String version;

  Deliveries(InspectedHome home, Room room, String version) {
    this.home = home;
    this.room = room;
    this.version = version;
  }

  /** What is done with a delivery. */
  interface Work<T> {
    /** Does it. */
    T with(LogEntry entry) throws IOException;
  }

  /** Writes an answer, once all that can go wrong has gone right. */
  public interface Answer {
    /** Begins the answer, and gives where the rest of it is written. */
    OutputStream begin(String name) throws IOException;
  }

  /** Does something with a delivery while no other is in memory. */
  <T> T with(String id, Work<T> work) throws IOException {
    return room.alone(command("logs", "show", id), () -> besides(id, work));
  }

  /** The same for one more beside it. */
  <T> T besides(String id, Work<T> work) throws IOException {
    LogEntry entry = find(id);
    room.check(entry.line().length(), command("logs", "show", entry.delivery().id()));
    return work.with(entry);
  }

  private LogEntry find(String id) throws IOException {
    AtomicInteger unread = new AtomicInteger();
    try {
      return new DeliveryFinder(home.reader(each -> unread.incrementAndGet()))
          .find(id, LogFilter.DELIVERIES);
    } catch (Failure e) {
      if (e.exitCode() == ExitCode.NOT_FOUND && unread.get() > 0) {
        throw Room.none(command("logs", "show", id));
      }
      throw e;
    }
  }

  /** A record with its body, which the log keeps once. */
  LogRecord whole(LogEntry entry) throws IOException {
    return About.related(home).whole(entry.delivery());
  }

  /**
   * Writes the record, and what is about it.
   *
   * @param most how many bytes of a body are shown; negative for all, as the log has them
   */
  public void record(String id, int most, Answer answer) throws IOException {
    with(id, entry -> {
      LogRecord whole = whole(entry);
      List<LogEntry> started = About.related(home).started(entry.delivery());
      ObjectNode more = Json.object();
      more.set(
          "shown", Rows.shown(whole, started.stream().map(LogEntry::delivery).toList()));
      more.set("about", About.of(home, entry, whole, started));
      if (most >= 0) {
        ObjectNode document = RecordDocument.of(entry, whole, most);
        document.setAll(more);
        answer.begin("").write(Json.bytes(document));
        return entry;
      }
      OutputStream out = answer.begin("");
      entry.writeLine(new WithoutEnd(out));
      byte[] rest = Json.bytes(more);
      rest[0] = ',';
      out.write(rest);
      out.flush();
      return entry;
    });
  }

  /** Writes the very bytes of the request's body. */
  public void body(String id, Answer answer) throws IOException {
    with(id, entry -> {
      Body body = whole(entry).sentRequest().body();
      body.writeTo(answer.begin(fileName(entry.delivery())));
      return entry;
    });
  }

  /** Writes the very bytes of the answer's body. */
  public void answer(String id, Answer answer) throws IOException {
    with(id, entry -> {
      LogRecord.Response response = entry.delivery().response();
      if (response == null) {
        throw Refusal.missing("the log keeps no answer of " + entry.delivery().id());
      }
      response.body().writeTo(answer.begin("answer-" + fileName(entry.delivery())));
      return entry;
    });
  }

  /** A name for a file that is good anywhere. */
  private static String fileName(LogRecord record) {
    String event = record.payload().event().replaceAll("[^A-Za-z0-9_-]", "-");
    String start = event.isEmpty() ? "delivery" : event.substring(0, Math.min(40, event.length()));
    return start + "-" + record.id() + ".json";
  }

  /** Commands that send it again. */
  public ObjectNode curl(String id) throws IOException {
    return with(id, entry -> {
      ByteArrayOutputStream command = new ByteArrayOutputStream();
      CurlCommand.write(whole(entry), command);
      return Json.object()
          .put("curl", command.toString(StandardCharsets.UTF_8))
          .put("notraHooks", command("replay", entry.delivery().id()));
    });
  }

  /** Writes it as an HTTP Archive. */
  public void har(String id, Answer answer) throws IOException {
    with(id, entry -> {
      HttpArchive.Entry made = HttpArchive.entryOf(whole(entry));
      String name = fileName(entry.delivery()).replaceFirst("\\.json$", ".har");
      try (HttpArchive archive = new HttpArchive(answer.begin(name), version)) {
        archive.add(made);
      }
      return entry;
    });
  }

  /** Verifies it once more, with the secrets as they are now. */
  public String verify(String id) throws IOException {
    return with(id, entry -> {
      LogRecord record = whole(entry);
      LoggedVerification logged = new LoggedVerification(home.schemes(), home.secrets(), null);
      Optional<LoggedVerification.Skip> skip = logged.skip(record);
      if (skip.isPresent()) {
        String reason = skip.get() == LoggedVerification.Skip.NO_SECRET
            ? home.secrets().missing(record.integrationType())
            : "It cannot be verified: " + skip.get().description() + ".";
        return new JsonLine().put("checkable", false).put("reason", reason).toString();
      }
      return new Verifier(home.schemes())
          .verify(logged.submission(record))
          .addTo(new JsonLine().put("checkable", true))
          .toString();
    });
  }

  private String command(String... words) {
    List<String> all = new ArrayList<>(home.self());
    all.addAll(List.of(words));
    return CommandText.line(all);
  }

  /** Leaves out the last byte, which is that of the object's end. */
  private static final class WithoutEnd extends OutputStream {
    private final OutputStream out;
    private int held = -1;

    WithoutEnd(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (length > 0) {
        if (held >= 0) {
          out.write(held);
        }
        out.write(bytes, offset, length - 1);
        held = bytes[offset + length - 1] & 0xFF;
      }
    }
  }
}
