package io.frazil.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.event.KnownPipeline;
import io.frazil.model.pipeline.PipelineFiles;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TestPipelineCache {

  private static final String SHOP = "s3://acme/shop.yaml";
  private static final String HR = "s3://acme/hr.yaml";

  private final Map<String, String> files = new HashMap<>();
  private final SetClock clock = new SetClock();
  private int reads;
  private final PipelineCache cache =
      new PipelineCache(List.of(SHOP, HR), counting(), clock, Duration.ofMinutes(5));

  @Test
  void pipelinesAreReadOnceInTheirTime() {
    files.put(SHOP, Pipelines.yaml("s3://b/shop", "public.orders"));
    files.put(HR, Pipelines.yaml("s3://b/hr", "hr.people"));

    assertThat(tables()).containsExactly("public.orders", "hr.people");
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(tables()).containsExactly("public.orders", "hr.people");
    assertThat(reads).isEqualTo(2);
  }

  @Test
  void changedFileIsReadWhenItsTimeIsOver() {
    files.put(SHOP, Pipelines.yaml("s3://b/shop", "public.orders"));
    files.put(HR, Pipelines.yaml("s3://b/hr", "hr.people"));
    tables();

    files.put(HR, Pipelines.yaml("s3://b/hr", "hr.jobs"));
    clock.advance(Duration.ofMinutes(5));

    assertThat(tables()).containsExactly("public.orders", "hr.jobs");
  }

  @Test
  void lastGoodPipelineStaysInForce() {
    files.put(SHOP, Pipelines.yaml("s3://b/shop", "public.orders"));
    files.put(HR, Pipelines.yaml("s3://b/hr", "hr.people"));
    tables();

    files.put(SHOP, "pipeline: [");
    files.remove(HR);
    clock.advance(Duration.ofMinutes(5));

    assertThat(tables()).containsExactly("public.orders", "hr.people");
    assertThat(cache.current().unread()).isEmpty();
    assertThat(reads).isEqualTo(4);
  }

  @Test
  void pipelineThatWasNeverReadIsTriedEveryTime() {
    files.put(HR, Pipelines.yaml("s3://b/hr", "hr.people"));

    assertThat(cache.current().unread()).containsExactly(SHOP);
    files.put(SHOP, Pipelines.yaml("s3://b/shop", "public.orders"));
    assertThat(cache.current().unread()).isEmpty();
    assertThat(cache.current().known()).extracting(KnownPipeline::place).containsExactly(SHOP, HR);
  }

  private List<String> tables() {
    return cache.current().known().stream()
        .flatMap(known -> known.pipeline().tables().stream())
        .map(table -> table.name().toString())
        .toList();
  }

  private PipelineFiles counting() {
    return place -> {
      reads++;
      if (!files.containsKey(place)) {
        throw new NoSuchFileException(place);
      }
      return files.get(place);
    };
  }

  /** A clock that goes when it is told to. */
  private static final class SetClock extends Clock {

    private Instant now = Instant.parse("2026-11-20T10:31:25Z");

    void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
