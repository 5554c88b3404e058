package io.frazil.command;

import io.frazil.merge.run.BatchMerger;
import io.frazil.merge.spark.SparkEngine;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.TableName;
import io.frazil.serve.MessageRouting;
import io.frazil.serve.Pace;
import io.frazil.serve.PipelineWatch;
import io.frazil.serve.Receiver;
import io.frazil.serve.ServeHttp;
import io.frazil.serve.ServeLog;
import io.frazil.serve.ServeLoop;
import io.frazil.serve.ServeMetrics;
import io.frazil.serve.ServePublisher;
import io.frazil.serve.ServeReport;
import io.frazil.serve.ServeStatus;
import io.frazil.serve.StopSignals;
import io.frazil.serve.TableDrains;
import io.frazil.serve.Wakeup;
import io.frazil.serve.Wakeups;
import io.frazil.serve.aws.SqsWakeups;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frazil serve}. */
@Command(
    name = "serve",
    header = "Stay, and merge whenever something has landed.",
    description = {
      "Stays resident with one warm Spark: drains the tables that messages of a queue wake, and every",
      "table on each interval, side by side. Metrics and health are on HTTP. Ends on SIGTERM or",
      "Ctrl-C, after the batches in hand. A change of the pipeline file is noticed, and needs a restart."
    },
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

  private static final Duration ALONE = Duration.ofSeconds(30);
  private static final Duration BESIDE_QUEUE = Duration.ofMinutes(5);
  private static final Duration PUBLISHED_EACH = Duration.ofMinutes(1);
  private static final Duration BACK_OFF = Duration.ofSeconds(5);

  /** What Spark keeps of the past for a user interface that nobody sees: hundreds of plans. */
  private static final Map<String, String> SPARK =
      Map.of(
          "spark.scheduler.mode", "FAIR", // maintenance takes no core that a merge waits for
          "spark.ui.retainedJobs", "20",
          "spark.ui.retainedStages", "20",
          "spark.ui.retainedTasks", "200",
          "spark.sql.ui.retainedExecutions", "20");

  @Spec private CommandSpec spec;

  @Mixin private PipelineOptions options;

  @Option(
      names = "--queue-url",
      paramLabel = "URL",
      description = "The SQS queue that S3 tells what has landed; none by default.")
  private String queueUrl;

  @Option(
      names = "--poll-interval",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description =
          "Every table is looked at this often, as 30s or 5m; by default 30s, and 5m beside a queue.")
  private Duration interval;

  @Option(
      names = "--side-by-side",
      paramLabel = "N",
      defaultValue = "2",
      description = "Tables merged at once; ${DEFAULT-VALUE} by default.")
  private int sideBySide;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Address of metrics and health; ${DEFAULT-VALUE} by default.")
  private String bind;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "9470",
      description = "Port of metrics and health, 0 for any; ${DEFAULT-VALUE} by default.")
  private int port;

  @Option(
      names = "--grace",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "60s",
      description = "How long the batches in hand may take to end; ${DEFAULT-VALUE} by default.")
  private Duration grace;

  @Override
  public Integer call() {
    checkOptions();
    Pipeline pipeline = options.read();
    List<PipelineTable> tables = options.tables(pipeline);
    try (Workbench bench = new Workbench(pipeline);
        Wakeups queue = queue(pipeline, tables)) {
      List<Wakeup> first = queue.receive(Duration.ZERO); // says at once that there is no such queue
      try (SparkEngine spark = SparkEngine.start(SPARK)) {
        serve(bench, tables, queue, first, spark);
      }
    }
    spec.commandLine().getOut().println("frazil serve: stopped.");
    return 0;
  }

  private void serve(
      Workbench bench,
      List<PipelineTable> tables,
      Wakeups queue,
      List<Wakeup> first,
      SparkEngine spark) {
    List<TableName> names = tables.stream().map(PipelineTable::name).toList();
    AtomicBoolean stopping = new AtomicBoolean();
    BatchMerger merger = MergeCommand.merger(spark, bench);
    TableDrains drains =
        new TableDrains(
            tables,
            table -> bench.drain(table, merger, false).drain(() -> !stopping.get()),
            bench.tables());
    ServeStatus status = new ServeStatus(names, interval(), spark::isRunning, bench.clock());
    ServeMetrics metrics = new ServeMetrics(status, bench.clock());
    ExecutorService workers = Executors.newFixedThreadPool(sideBySide, ServeCommand::daemon);
    PipelineWatch watch = new PipelineWatch(bench.pipeline(), options::read, workers, status);
    ExecutorService beside = Executors.newSingleThreadExecutor(ServeCommand::daemon);
    ServePublisher publisher =
        new ServePublisher(
            bench.pipeline().name(),
            status,
            Sinks.of().open(bench.pipeline().monitoring()),
            bench.clock());
    ServeReport report =
        ServeReport.all(List.of(new ServeLog(), status, metrics, watch, publisher));
    ServeLoop loop =
        new ServeLoop(
            names,
            new Pace(interval(), BACK_OFF, sideBySide),
            new ServeLoop.Parts(drains, workers, queue, report, bench.clock()),
            new ServeMaintenance(bench, tables, spark, report).turns(beside));
    try (ServeHttp http =
            ServeHttp.start(new InetSocketAddress(bind, port), status, metrics.registry());
        publisher;
        Receiver receiver = new Receiver(queue, loop, report)) {
      greet(bench.pipeline(), tables, http);
      publisher.start(PUBLISHED_EACH);
      StopSignals.listen(
          () -> {
            stopping.set(true);
            receiver.close();
            loop.stop();
          },
          grace);
      if (!first.isEmpty()) {
        loop.wake(first);
      }
      if (queueUrl != null) {
        receiver.start();
      }
      loop.run();
    } finally {
      workers.shutdown();
      beside.shutdown();
    }
  }

  private Wakeups queue(Pipeline pipeline, List<PipelineTable> tables) {
    if (queueUrl == null) {
      return Wakeups.none();
    }
    List<TableName> names = tables.stream().map(PipelineTable::name).toList();
    return SqsWakeups.connect(queueUrl, new MessageRouting(pipeline, names));
  }

  private void greet(Pipeline pipeline, List<PipelineTable> tables, ServeHttp http) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        "frazil serve: pipeline "
            + pipeline.name()
            + ", "
            + (tables.size() == 1 ? "1 table" : tables.size() + " tables")
            + " below "
            + pipeline.landing());
    String messages = queueUrl == null ? "" : "on messages of " + queueUrl + ", and ";
    out.println("  wakes    " + messages + "every " + text(interval()));
    out.println("  metrics  " + http.endpoint() + "/metrics");
    out.println("  health   " + http.endpoint() + "/health");
    out.println(
        "  stop     Ctrl-C or SIGTERM ends it after the batches in hand (at most "
            + text(grace)
            + "); a second one at once");
    out.flush();
  }

  private Duration interval() {
    if (interval != null) {
      return interval;
    }
    return queueUrl == null ? ALONE : BESIDE_QUEUE;
  }

  private void checkOptions() {
    require(
        queueUrl == null || queueUrl.matches("https?://[^/\\s]+/\\S+"),
        "--queue-url",
        "a URL as https://sqs.eu-central-1.amazonaws.com/111122223333/events",
        queueUrl);
    require(sideBySide >= 1, "--side-by-side", "1 or more", sideBySide);
    require(port >= 0 && port <= 65_535, "--port", "0 to 65535", port);
    require(interval().toMillis() >= 100, "--poll-interval", "100ms or longer", text(interval()));
  }

  private void require(boolean isMet, String option, String expected, Object got) {
    if (!isMet) {
      throw new ParameterException(
          spec.commandLine(),
          "Invalid value for option '" + option + "': expected " + expected + " but was " + got);
    }
  }

  private static String text(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "frazil-drain");
    thread.setDaemon(true);
    return thread;
  }
}
