package io.github.notrahooks.inspector;

import io.github.notrahooks.config.Configuration;
import io.github.notrahooks.home.RunningServer;
import io.github.notrahooks.json.Json;
import io.github.notrahooks.log.read.LogEntry;
import io.github.notrahooks.log.read.LogFilter;
import io.github.notrahooks.log.record.Timestamps;
import io.github.notrahooks.samples.Sample;
import io.github.notrahooks.samples.SampleCatalogue;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** All that the inspector of a home can be asked for. Thread-safe. */
public final class Inspector implements AutoCloseable {
  /** The largest body of a request: that of the largest delivery. */
  public static final int MAX_BODY_BYTES = 26_214_400;

  private final InspectedHome home;
  private final Settings settings;
  private final DeliveryPages pages;
  private final DeliverySearch search;
  private final Deliveries deliveries;
  private final Comparisons comparisons;
  private final Sending sending;
  private final Figures figures;
  private final RecordFeed feed;

  /**
   * What may be done, and with what.
   *
   * @param version this tool's
   * @param readOnly whether nothing is sent, and no secret shown
   * @param allowRemote whether any address may be sent to
   * @param nanoTime the monotonic clock
   * @param freeHeap how many bytes of the heap are free
   */
  public record Settings(
      String version,
      boolean readOnly,
      boolean allowRemote,
      LongSupplier nanoTime,
      LongSupplier freeHeap) {}

  /** The inspector of a home. */
  public Inspector(InspectedHome home, Settings settings) {
    this.home = home;
    this.settings = settings;
    Room room = new Room(settings.freeHeap());
    Sending.Access access = new Sending.Access(settings.readOnly(), settings.allowRemote());
    this.pages = new DeliveryPages(home);
    this.search = new DeliverySearch(home, settings.nanoTime());
    this.deliveries = new Deliveries(home, room, settings.version());
    this.comparisons = new Comparisons(deliveries);
    this.sending = new Sending(home, access);
    this.figures = new Figures(home.logs(), home.clock());
    this.feed = new RecordFeed(home, figures, settings.nanoTime());
  }

  /** A page of deliveries. */
  public ObjectNode page(Asked asked) throws IOException {
    return pages.page(asked);
  }

  /** Searches. */
  public DeliverySearch search() {
    return search;
  }

  /** Single deliveries. */
  public Deliveries deliveries() {
    return deliveries;
  }

  /** Two of them beside each other. */
  public Comparisons comparisons() {
    return comparisons;
  }

  /** What is new. */
  public RecordFeed feed() {
    return feed;
  }

  /** How many deliveries there were of late. */
  public ObjectNode figures(Asked asked) {
    asked.expecting(List.of("by"));
    Figures.By by = Figures.By.named(asked.word("by", Figures.By.words()));
    feed.keepFigures();
    return figures.json(by);
  }

  /** Sends a delivery again. */
  public ObjectNode replay(String id, byte[] order) throws IOException {
    return deliveries.with(id, entry -> sending.replay(deliveries.whole(entry), order));
  }

  /** Sends a sample. */
  public ObjectNode send(byte[] order) {
    return sending.sample(order);
  }

  /** Where things are, and what may be done. */
  public ObjectNode status() throws IOException {
    ObjectNode status = Json.object()
        .put("version", settings.version())
        .put("readOnly", settings.readOnly())
        .put("allowRemote", settings.allowRemote())
        .put("home", home.path());
    RunningServer server = home.server().orElse(null);
    if (server == null) {
      status.putNull("server");
    } else {
      status
          .putObject("server")
          .put("url", server.url())
          .put("port", server.port())
          .put("pid", server.pid());
    }
    endpoints(status, server == null ? null : server.url());
    return status
        .put("lastSeq", lastSeq())
        .put("maxBody", MAX_BODY_BYTES)
        .put("readers", feed.count())
        .put("now", Timestamps.text(home.clock().instant()));
  }

  private void endpoints(ObjectNode status, @Nullable String base) {
    ArrayNode endpoints = status.putArray("endpoints");
    ArrayNode targets = status.putArray("targets");
    List<Configuration.Endpoint> all =
        home.configuration().map(Configuration::endpoints).orElse(List.of());
    for (Configuration.Endpoint endpoint : all) {
      String url = base == null ? null : base + endpoint.path();
      endpoints
          .addObject()
          .put("provider", endpoint.integration().provider())
          .put("organizationId", endpoint.organization().id())
          .put("integrationId", endpoint.integration().id())
          .put("repositoryId", endpoint.repository().id())
          .put("name", endpoint.repository().name())
          .put("url", url);
      if (url != null) {
        targets.addObject().put("name", endpoint.repository().name()).put("url", url);
      }
    }
    home.targets().forEach((name, url) -> targets.addObject().put("name", name).put("url", url));
  }

  private long lastSeq() throws IOException {
    long[] last = {0};
    home.reader().newestFirst(LogFilter.ALL, LogEntry::seq, seq -> {
      last[0] = seq;
      return false;
    });
    return last[0];
  }

  /** What can be sent. */
  public ObjectNode samples() {
    ObjectNode node = Json.object();
    ArrayNode samples = node.putArray("samples");
    SampleCatalogue.load().all().forEach(sample -> samples.add(sample.toJson()));
    return node;
  }

  /** One of them, with its payload as it would be sent now. */
  public ObjectNode sample(String name) {
    Sample sample = SampleCatalogue.load().named(name);
    return sample.toJson().put("body", sample.body(home.clock().instant()).text());
  }

  /** The secret of an integration. */
  public ObjectNode secret(String id) {
    new Sending.Access(settings.readOnly(), false).check("shows no secret");
    return Json.object().put("secret", home.secret(id));
  }

  /** Ends what goes on. */
  @Override
  public void close() {
    figures.close();
    feed.close();
  }
}
