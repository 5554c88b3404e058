package io.frazil.replicator;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.WritingSettings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DmsEndpoint;
import io.frazil.model.pipeline.DmsEndpointReader;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineFiles;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.TaskFile;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.TargetNames;
import io.frazil.replicator.settings.PipelineRules;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.SourceTable.TableId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** What the files look like: from a pipeline file, from DMS's own documents, or from both. */
final class SettingsOptions {

  @Option(
      names = "--pipeline",
      paramLabel = "FILE",
      description =
          "A pipeline file, a path or s3://bucket/key: its landing, dms-endpoint, tables and"
              + " added-columns say all that follows. Where it is not enough, the options below"
              + " come first.")
  private String pipelineFile;

  @Option(
      names = "--endpoint",
      paramLabel = "FILE",
      description = "S3Settings as 'aws dms describe-endpoints' prints them.")
  private Path endpointFile;

  @Option(
      names = "--mappings",
      paramLabel = "FILE",
      description = "Table mappings of the task, or 'aws dms describe-replication-tasks'.")
  private Path mappingsFile;

  @Option(
      names = "--task-settings",
      paramLabel = "FILE",
      description = "Settings of the task, or 'aws dms describe-replication-tasks'.")
  private Path taskFile;

  @Option(
      names = "--table",
      paramLabel = "SCHEMA.TABLE",
      description = "A table to replicate, in place of --mappings; %% stands for any text.")
  private List<String> tables = List.of();

  @Option(
      names = "--flush-interval",
      paramLabel = "SECONDS",
      description = "In place of the endpoint's CdcMaxBatchInterval; no wait when 0.")
  private Integer flushSeconds;

  @Option(
      names = "--form",
      paramLabel = "NAME",
      converter = FormConverter.class,
      description =
          "The unlikelier form of something that is not confirmed of DMS: docs/dms-fidelity.md"
              + " has their names. May be given more than once.")
  private List<Form> forms = List.of();

  /**
   * Everything read.
   *
   * @param name of the pipeline; empty text without one
   * @param landing of the pipeline
   */
  record Read(String name, Optional<Location> landing, ReplicationSettings settings) {

    /** Whether the rules select a table. */
    boolean selects(TableId table) {
      return new TargetNames(settings.mappings()).isSelected(table);
    }
  }

  /** Reads the files that are named; {@code files} are where a pipeline file may stand. */
  Read read(PipelineFiles files) {
    Optional<Pipeline> pipeline =
        Optional.ofNullable(pipelineFile).map(file -> PipelineReader.read(file, files));
    DmsEndpoint endpoint = endpoint(files);
    WritingSettings writing =
        flushSeconds == null
            ? endpoint.writing()
            : endpoint.writing().with(Duration.ofSeconds(flushSeconds));
    return new Read(
        pipeline.map(Pipeline::name).orElse(""),
        pipeline.map(Pipeline::landing),
        new ReplicationSettings(
            endpoint.settings(),
            writing,
            mappings(pipeline),
            taskFile == null ? TaskSettings.DEFAULT : TaskFile.settings(taskFile),
            Set.copyOf(forms)));
  }

  private DmsEndpoint endpoint(PipelineFiles files) {
    if (endpointFile != null) {
      return DmsEndpointReader.read(endpointFile);
    }
    return pipelineFile == null
        ? DmsEndpoint.DEFAULT
        : DmsEndpointReader.ofPipeline(pipelineFile, files);
  }

  private TableMappings mappings(Optional<Pipeline> pipeline) {
    if (mappingsFile != null) {
      return TaskFile.mappings(mappingsFile);
    }
    if (!tables.isEmpty()) {
      List<MappingRule> rules = new ArrayList<>();
      tables.forEach(table -> rules.add(PipelineRules.selection(locator(table))));
      return new TableMappings(rules);
    }
    return pipeline
        .map(PipelineRules::of)
        .orElseThrow(
            () ->
                new FrazilException(
                    FailureKind.CONFIGURATION,
                    "Cannot choose tables: nothing names them. Expected --table, --mappings or"
                        + " --pipeline. Give one of them; --table 'public.%' takes a schema whole."));
  }

  private static Locator locator(String table) {
    int dot = table.indexOf('.');
    if (dot < 1 || dot == table.length() - 1) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot choose tables: --table names none. Expected schema.table, got '"
              + table
              + "'. For MySQL the schema is the database.");
    }
    return new Locator(table.substring(0, dot), table.substring(dot + 1), "%");
  }
}
