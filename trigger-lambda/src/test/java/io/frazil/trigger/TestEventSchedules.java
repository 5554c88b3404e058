package io.frazil.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.launch.RunRequest;
import io.frazil.model.pipeline.PipelineFiles;
import io.frazil.trigger.launch.Launch;
import io.frazil.trigger.launch.Launcher;
import io.frazil.trigger.plan.Message;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lost, doubled, reordered and late events change nothing but time: against a model of a merge job
 * that lists what stands in the landing folders and of a queue that delivers at least once.
 */
final class TestEventSchedules {

  private static final Duration MOST = Duration.ofMinutes(1);
  private static final TimeLeft TIME = new TimeLeft(() -> 60_000);

  private static final List<String> TABLES = List.of("s.a", "s.b", "s.c");
  private static final Instant NOW = Instant.parse("2026-11-20T10:31:25Z");

  @TempDir Path folder;

  static List<Long> seeds() {
    String seed = System.getenv("FRAZIL_SEED");
    if (seed != null) {
      return List.of(Long.valueOf(seed));
    }
    List<Long> seeds = new ArrayList<>();
    new Random(20_261_120).longs(25).forEach(seeds::add);
    return seeds;
  }

  @ParameterizedTest(name = "FRAZIL_SEED={0}")
  @MethodSource("seeds")
  void everyTableIsDrainedAfterTheLastSweep(long seed) {
    World world = new World(seed, true);
    for (int step = 0; step < 60; step++) {
      world.step();
    }
    world.settle();

    world.sweep();

    assertThat(world.job.merged).isEqualTo(world.landed);
    assertThat(world.queue).isEmpty();
  }

  @ParameterizedTest(name = "FRAZIL_SEED={0}")
  @MethodSource("seeds")
  void noSweepIsNeededWhileNoEventIsLost(long seed) {
    World world = new World(seed, false);
    for (int step = 0; step < 60; step++) {
      world.step();
    }

    world.settle();

    assertThat(world.job.merged).isEqualTo(world.landed);
    assertThat(world.queue).isEmpty();
  }

  @Test
  void modelSeesAFileThatArrivesBehindTheListing() {
    Job job = new Job(new HashSet<>(Set.of("s/a/1")), new Random(1));
    job.isUp = true;
    job.start(RunRequest.sweep("p"), "token", MOST);
    job.landed.add("s/a/2");
    job.finish();

    assertThat(job.merged).containsExactly("s/a/1");
  }

  /** A landing folder, a queue, the trigger, and a job of which one run is active at a time. */
  private final class World {

    private final Random random;
    private final boolean loses;
    private final Set<String> landed = new TreeSet<>();
    private final List<Message> queue = new ArrayList<>();
    private final Job job;
    private final Trigger trigger;
    private int files;
    private int messages;

    World(long seed, boolean loses) {
      this.random = new Random(seed);
      this.loses = loses;
      this.job = new Job(landed, random);
      String file =
          Pipelines.write(
              folder, "p.yaml", Pipelines.yaml("s3://b/dms", TABLES.toArray(String[]::new)));
      PipelineCache pipelines =
          new PipelineCache(
              List.of(file),
              PipelineFiles.ON_DISK,
              Clock.fixed(NOW, ZoneOffset.UTC),
              Duration.ofDays(1));
      this.trigger = new Trigger(pipelines, job);
    }

    void step() {
      switch (random.nextInt(6)) {
        case 0, 1 -> land();
        case 2, 3 -> deliver();
        case 4 -> job.finish();
        case 5 -> {
          if (loses && random.nextInt(4) == 0) {
            sweep();
          }
        }
        default -> throw new IllegalStateException("No such step");
      }
    }

    /** A file and its events: none, one or several. */
    private void land() {
      String key = TABLES.get(random.nextInt(TABLES.size())).replace('.', '/') + "/" + name();
      landed.add(key);
      int copies = loses && random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(2);
      for (int copy = 0; copy < copies; copy++) {
        queue.add(new Message("m" + messages++, created("dms/" + key)));
      }
    }

    private static String created(String key) {
      return "{\"source\": \"aws.s3\", \"detail-type\": \"Object Created\", \"detail\": {\"bucket\":"
          + " {\"name\": \"b\"}, \"object\": {\"key\": \""
          + key
          + "\", \"size\": 1}}}";
    }

    private String name() {
      return String.format(Locale.ROOT, "20261120-1031%05d.csv", files++);
    }

    /** A batch in any order; what is done is deleted, and now and then not, as SQS may. */
    private void deliver() {
      Collections.shuffle(queue, random);
      List<Message> batch =
          List.copyOf(queue.subList(0, Math.min(queue.size(), 1 + random.nextInt(10))));
      if (batch.isEmpty()) {
        return;
      }
      Set<String> returned = Set.copyOf(trigger.onMessages(batch, TIME).returned());
      queue.removeIf(
          message ->
              batch.contains(message)
                  && !returned.contains(message.id())
                  && random.nextInt(10) > 0);
    }

    /** The schedule, until the job takes it. */
    void sweep() {
      job.finish();
      job.isUp = true;
      trigger.sweep("sweep" + messages, TIME);
      job.isUp = false;
      job.finish();
    }

    /** Time goes by: nothing new lands, the queue delivers, runs end. */
    void settle() {
      for (int round = 0; round < 1_000 && !queue.isEmpty(); round++) {
        deliver();
        job.finish();
      }
      job.finish();
    }
  }

  /** One run at a time, which lists once, some time after it was started. */
  private static final class Job implements Launcher {

    private final Set<String> landed;
    private final Set<String> merged = new TreeSet<>();
    private final Random random;
    private Optional<Set<String>> running = Optional.empty();
    private boolean isUp;

    Job(Set<String> landed, Random random) {
      this.landed = landed;
      this.random = random;
    }

    @Override
    public Launch start(RunRequest request, String token, Duration most) {
      if (running.isPresent()) {
        return Launch.busy("a run is active");
      }
      if (!isUp && random.nextInt(5) == 0) {
        throw new FrazilException(FailureKind.EXTERNAL, "Cannot start the job: out of order.");
      }
      Set<String> listed = new TreeSet<>(landed);
      listed.removeIf(
          key ->
              !request.tables().isEmpty()
                  && request.tables().stream()
                      .noneMatch(table -> key.startsWith(table.toString().replace('.', '/'))));
      running = Optional.of(listed);
      return Launch.started("run");
    }

    void finish() {
      running.ifPresent(merged::addAll);
      running = Optional.empty();
    }
  }
}
