package io.frazil.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The thin jar as Glue runs it, with the job arguments that the documentation gives. */
class GlueJobIT {

  private static final Path ARGUMENTS = Path.of("..", "deploy", "glue").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void jobsMergeOnTheSparkThatGlueStarted() throws IOException, InterruptedException {
    NotesPipeline pipeline = NotesPipeline.setUp(folder, "hadoop");
    Path without = Files.writeString(folder.resolve("without.json"), "{\"--pipeline\": \"\"}");

    JavaProcess.Ended ended =
        JavaProcess.run(
            folder,
            Map.of("AWS_EC2_METADATA_DISABLED", "true"),
            JavaProcess.builder(
                String.join(
                    File.pathSeparator,
                    List.of(ThinJar.platform(), ThinJar.file().toString(), ThinJar.testClasses())),
                GlueStandIn.class.getName(),
                pipeline.file(),
                without.toString(),
                ARGUMENTS.resolve("job-arguments-bundled-iceberg.json").toString(),
                ARGUMENTS.resolve("job-arguments-own-iceberg.json").toString()));

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out().lines())
        .containsExactly(
            "job 1 failed: Cannot merge with the Spark that runs here: it was started without"
                + " Iceberg's SQL, and that cannot be changed while it runs. Expected"
                + " org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions in"
                + " spark.sql.extensions, got ''. Set it at the start: --conf"
                + " spark.sql.extensions="
                + "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions.",
            "job 1 left Spark running: true",
            "app.notes: up to date, 1 batch, rows read 2 = applied 2 + superseded 0 + quarantined 0"
                + " + skipped 0",
            "  append of 1 file: the table has no rows, so there is nothing to match",
            "app.tags: up to date, 1 batch, rows read 2 = applied 2 + superseded 0 + quarantined 0"
                + " + skipped 0",
            "  append of 1 file: the table has no rows, so there is nothing to match",
            "job 2 succeeded",
            "job 2 left Spark running: true",
            "app.notes: up to date, nothing applied",
            "app.tags: up to date, nothing applied",
            "job 3 succeeded",
            "job 3 left Spark running: true");
    assertThat(pipeline.rows("notes")).containsExactly("1 one", "2 two");
    assertThat(ended.err().lines().filter(line -> line.contains("sink=cloudwatch")))
        .hasSize(2) // one a job: a sink that fails is told once and fails no merge
        .allMatch(line -> line.startsWith("{\"timestamp\":"))
        .allMatch(line -> line.contains("metrics are not published, merges go on: Cannot publish"));
    assertThat(ended.err().lines().filter(line -> line.contains("snapshot=")))
        .hasSize(2)
        .allMatch(line -> line.contains(",\"pipeline\":\"notes\",\"table\":\"app."))
        .allMatch(line -> line.contains(",\"batch\":\"2"));
  }
}
