package io.frazil.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The thin jar as any spark-submit runs it: beside it there is Spark and Iceberg, and no Frazil.
 */
class SparkSubmitIT {

  @TempDir private Path folder;

  @Test
  void mergesWithSparkAndIcebergOfThePlatform() throws IOException, InterruptedException {
    NotesPipeline pipeline = NotesPipeline.setUp(folder, "hadoop");

    JavaProcess.Ended ended =
        submit(
            List.of("merge", "--pipeline", pipeline.file()),
            List.of("--tables", "app.notes,app.tags", "--bucket", "acme-landing", "--files", "2"));

    assertThat(ended.exitCode()).as(ended.err()).isZero();
    assertThat(ended.out())
        .contains(
            "app.notes: up to date, 1 batch, rows read 2 = applied 2 + superseded 0 + quarantined 0"
                + " + skipped 0")
        .contains("app.tags: up to date, 1 batch");
    assertThat(ended.err()).contains("pipeline=notes bucket=acme-landing files=2 woken by events");
    assertThat(pipeline.rows("notes")).containsExactly("1 one", "2 two");
  }

  @Test
  void failureIsTheExitCodeOfSubmit() throws IOException, InterruptedException {
    String missing = folder.resolve("none.yaml").toString();

    JavaProcess.Ended ended = submit(List.of("merge", "--pipeline", missing), List.of());

    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.err()).contains("frazil: Cannot read pipeline file " + missing);
  }

  private JavaProcess.Ended submit(List<String> command, List<String> hints)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>();
    arguments.add("org.apache.spark.deploy.SparkSubmit");
    arguments.addAll(List.of("--master", "local[2]", "--conf", "spark.ui.enabled=false"));
    arguments.addAll(List.of("--class", "io.frazil.command.Frazil", ThinJar.file().toString()));
    arguments.addAll(command);
    arguments.addAll(hints);
    return JavaProcess.run(
        folder,
        Map.of("SPARK_LOCAL_IP", "127.0.0.1"),
        JavaProcess.builder(ThinJar.platform(), arguments.toArray(String[]::new)));
  }
}
