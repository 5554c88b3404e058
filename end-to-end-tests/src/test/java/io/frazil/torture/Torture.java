package io.frazil.torture;

import io.frazil.endtoend.JavaProcess;
import io.frazil.endtoend.JavaProcess.Program;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.setup.SetupRun;
import io.frazil.setup.iceberg.IcebergCatalogs;
import io.frazil.setup.iceberg.IcebergTables;
import io.frazil.setup.iceberg.OpenCatalog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Two tables at a place, what must be in them, and the processes that merge into them. */
final class Torture implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** Of each table. */
  private static final int CHANGE_FILES = 14;

  private static final List<String> TABLES = List.of("notes", "words");

  /** Classes that a worker has loaded, for those after it, which start faster (JDK's CDS). */
  private static final Path CLASSES = Path.of("target", "worker.jsa").toAbsolutePath();

  private static final String PIPELINE =
      """
      pipeline: torture
      landing: %s
      dms-endpoint: {IncludeOpForFullLoad: true, TimestampColumnName: dms_commit_ts}
      catalog: %s
      defaults:
        batch-files: 2
        added-columns: {change-sequence: transact_seq, before-image-prefix: before_}
      tables:
        - {source: public.notes, target: mirror.notes, key: id, columns: {id: long, text: string}}
        - {source: public.words, target: mirror.words, key: id, columns: {id: long, text: string}}
      """;

  private final Path folder;
  private final Place place;
  private final Random random;
  private final Path pipelineFile;
  private final Pipeline pipeline;
  private final Map<String, Workload> workloads = new LinkedHashMap<>();
  private final Map<String, Iterator<Workload.Delivery>> arriving = new LinkedHashMap<>();
  private final List<JavaProcess> workers = new ArrayList<>();
  private final List<JavaProcess> all = new ArrayList<>();

  Torture(Path folder, Place place, long seed) {
    this.folder = folder;
    this.place = place;
    this.random = new Random(seed);
    for (String table : TABLES) {
      Workload workload = new Workload(seed * 31 + table.hashCode(), CHANGE_FILES);
      workloads.put(table, workload);
      arriving.put(table, workload.deliveries().iterator());
    }
    try {
      pipelineFile = folder.resolve("pipeline.yaml");
      Files.createDirectories(folder.resolve("landing"));
      Files.writeString(pipelineFile, PIPELINE.formatted(place.landing(), place.catalog()));
      pipeline = PipelineReader.read(pipelineFile);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    try (OpenCatalog catalog = IcebergCatalogs.open(pipeline.catalog())) {
      new SetupRun(new IcebergTables(catalog, "torture")).apply(pipeline);
    }
  }

  Random random() {
    return random;
  }

  /**
   * Starts a worker.
   *
   * @param haltAt {@code STAGE:n}, or {@link FaultPoint#NOWHERE} for one that ends when told to
   */
  JavaProcess start(String haltAt) {
    return start("-XX:SharedArchiveFile=" + CLASSES, haltAt);
  }

  /** Ends well, and so can leave its classes behind; that takes time, which a few do not save. */
  private void startLast() {
    if (Files.exists(CLASSES) || Integer.getInteger("torture.rounds", 1) < 5) {
      start(FaultPoint.NOWHERE);
    } else {
      start("-XX:ArchiveClassesAtExit=" + CLASSES, FaultPoint.NOWHERE);
    }
  }

  /** Forgets the classes of an older build. */
  static void forgetClasses() {
    try {
      Files.deleteIfExists(CLASSES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JavaProcess start(String option, String haltAt) {
    JavaProcess worker =
        JavaProcess.start(
            folder.resolve("worker-" + all.size() + ".log"),
            place.environment(),
            Program.withMergeJob(
                List.of(option, "-D" + FaultPoint.PROPERTY + "=" + haltAt),
                Worker.class.getName(),
                pipelineFile.toString(),
                folder.resolve("end").toString()));
    workers.add(worker);
    all.add(worker);
    return worker;
  }

  /** Waits until the worker has come to the stage so many times more. */
  void awaitMore(JavaProcess worker, Stage stage, int times) {
    await(worker, stage, times(worker, stage) + times);
  }

  /** Waits until the worker has come to the stage so many times since it began. */
  void await(JavaProcess worker, Stage stage, int times) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (times(worker, stage) < times) {
      if (worker.endsWithin(Duration.ofMillis(20)) || System.nanoTime() > deadline) {
        throw new AssertionError("A worker does not come to " + stage + ":\n" + worker.output());
      }
    }
  }

  private static int times(JavaProcess worker, Stage stage) {
    return (int) worker.output().lines().filter(("stage " + stage)::equals).count();
  }

  /** Waits for the end of a worker that ends itself at a stage. */
  void awaitHalt(JavaProcess worker) {
    if (worker.exitCode(PATIENCE) != 137) {
      throw new AssertionError("A worker did not come to its stage:\n" + worker.output());
    }
    workers.remove(worker);
  }

  /** Kills a worker; gives where it was, by its own last word. */
  Optional<Stage> kill(JavaProcess worker) {
    if (!worker.kill()) {
      throw new AssertionError("A worker ended by itself:\n" + worker.output());
    }
    workers.remove(worker);
    return worker
        .output()
        .lines()
        .filter(line -> line.startsWith("stage "))
        .reduce((before, last) -> last)
        .map(line -> Stage.valueOf(line.substring("stage ".length())));
  }

  /** Lets so many more files of each table arrive; whether there are more to come. */
  boolean deliver(int files) {
    boolean more = false;
    for (String table : TABLES) {
      Iterator<Workload.Delivery> next = arriving.get(table);
      for (int i = 0; i < files && next.hasNext(); i++) {
        Workload.Delivery delivery = next.next();
        place.put("public/" + table + "/" + delivery.name(), delivery.content());
      }
      more |= next.hasNext();
    }
    return more;
  }

  /** Lets the rest arrive, tells the workers to drain and end, and gives what is not right then. */
  List<String> end() {
    deliver(Integer.MAX_VALUE);
    try {
      Files.createFile(folder.resolve("end"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> differences = new ArrayList<>();
    if (workers.isEmpty()) {
      startLast();
    }
    for (JavaProcess worker : workers) {
      int code = worker.exitCode(PATIENCE);
      if (code != 0) {
        differences.add("the last drain ends with " + code + ":\n" + worker.output());
      }
    }
    all.forEach(worker -> differences.addAll(bugs(worker)));
    try (OpenCatalog catalog = IcebergCatalogs.open(pipeline.catalog())) {
      Books books = new Books(catalog);
      pipeline
          .tables()
          .forEach(
              table ->
                  differences.addAll(books.differences(table, workloads.get(table.name().name()))));
    }
    return differences;
  }

  /** Failures that no fault explains. */
  private static List<String> bugs(JavaProcess worker) {
    return worker
        .output()
        .lines()
        .filter(line -> line.startsWith("failed "))
        .filter(line -> !line.startsWith("failed EXTERNAL ") && !line.startsWith("failed COMMIT_"))
        .distinct()
        .toList();
  }

  /** How often workers said that a table failed. */
  long failures() {
    return all.stream()
        .flatMap(worker -> worker.output().lines())
        .filter(line -> line.startsWith("failed "))
        .count();
  }

  /** Batches in the tables. */
  int batches() {
    try (OpenCatalog catalog = IcebergCatalogs.open(pipeline.catalog())) {
      Books books = new Books(catalog);
      return pipeline.tables().stream().mapToInt(books::batches).sum();
    }
  }

  @Override
  public void close() {
    all.forEach(JavaProcess::close);
    place.close();
  }
}
