package io.frazil.serve;

import static io.frazil.serve.ServeFixture.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineFiles;
import io.frazil.model.pipeline.PipelineReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pipeline file that changes under a service that runs. */
class TestPipelineWatch {

  private static final String OK = "ok";
  private static final String NOT_LOOKED = "shop.orders: not looked at yet";

  private final ServeStatus status =
      new ServeStatus(
          List.of(ORDERS), Duration.ofMinutes(5), () -> true, new ServeFixture.SetClock());

  @TempDir private Path folder;

  @Test
  void changeIsSaidUntilTheFileIsAgainAsItWas() throws IOException {
    write("id: long");
    PipelineWatch watch = new PipelineWatch(read(), this::read, Runnable::run, status);
    watch.swept();
    assertThat(status.lines()).containsExactly(OK, NOT_LOOKED);

    write("id: long, note: string");
    watch.swept();
    assertThat(status.lines())
        .containsExactly(
            OK, "note: pipeline file changed since the start; restart to take it", NOT_LOOKED);
    assertThat(status.health().isHealthy()).isTrue();

    write("id: long");
    watch.swept();
    assertThat(status.lines()).containsExactly(OK, NOT_LOOKED);
  }

  @Test
  void fileWrittenAnewWithTheSameMeaningIsNoChange() throws IOException {
    write("id: long");
    PipelineWatch watch = new PipelineWatch(read(), this::read, Runnable::run, status);

    write("id: long   # the same");
    watch.swept();

    assertThat(status.lines()).containsExactly(OK, NOT_LOOKED);
  }

  @Test
  void fileThatIsGoneIsSaidInOneLine() throws IOException {
    write("id: long");
    PipelineWatch watch = new PipelineWatch(read(), this::read, Runnable::run, status);

    Files.delete(file());
    watch.swept();

    assertThat(status.lines().get(1))
        .startsWith(
            "note: pipeline file cannot be read any more, and a restart would fail: Cannot read"
                + " pipeline file ")
        .endsWith("1 problem. there is no such file.");
  }

  private Path file() {
    return folder.resolve("pipeline.yaml");
  }

  private Pipeline read() {
    return PipelineReader.read(file().toString(), PipelineFiles.ON_DISK);
  }

  private void write(String columns) throws IOException {
    Files.writeString(
        file(),
        """
        pipeline: shop
        landing: landing
        catalog: {name: lake, type: jdbc, warehouse: warehouse}
        tables:
          - source: public.orders
            target: shop.orders
            key: [id]
            columns: {
              COLUMNS
            }
        """
            .replace("COLUMNS", columns));
  }
}
