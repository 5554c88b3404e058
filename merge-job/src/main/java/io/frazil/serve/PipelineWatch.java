package io.frazil.serve;

import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Pipeline;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the pipeline file anew on each interval, and says when it is no more what the service was
 * started with. Takes nothing from it: that needs a restart.
 */
public final class PipelineWatch implements ServeReport {

  private static final Logger LOG = LoggerFactory.getLogger("frazil.serve");

  private final Pipeline inForce;
  private final Supplier<Pipeline> file;
  private final Executor workers;
  private final ServeStatus status;
  private String note = "";

  /**
   * @param file reads it; a file that cannot be read is a FrazilException
   * @param workers read it, since S3 may be slow
   */
  public PipelineWatch(
      Pipeline inForce, Supplier<Pipeline> file, Executor workers, ServeStatus status) {
    this.inForce = inForce;
    this.file = file;
    this.workers = workers;
    this.status = status;
  }

  @Override
  public void swept() {
    workers.execute(this::look);
  }

  private synchronized void look() {
    String now = difference();
    if (now.equals(note)) {
      return;
    }
    note = now;
    status.note(now);
    if (now.isEmpty()) {
      LOG.info("pipeline file is again as at the start");
    } else {
      LOG.warn(now);
    }
  }

  private String difference() {
    try {
      return file.get().equals(inForce)
          ? ""
          : "pipeline file changed since the start; restart to take it";
    } catch (FrazilException e) {
      String reason = e.getMessage().replaceAll("\\s+", " ");
      return "pipeline file cannot be read any more, and a restart would fail: " + reason;
    }
  }
}
