package io.frazil.model.launch;

import static java.util.Objects.requireNonNull;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One merge run to be started: which pipeline, which of its tables, and what woke it. Travels as
 * names and values, which every launcher can carry: a Glue job as {@code --name value}, each name
 * once; a spark-submit the same way; a Lambda invocation as a JSON object of texts.
 *
 * @param pipeline where the pipeline file is, as {@code s3://bucket/key} or a path
 * @param tables target tables to drain, empty for all of them
 * @param bucket the bucket whose events woke the run; empty text for a sweep
 * @param files how many change files those events named; a hint for log and report, never what to
 *     merge, since the run lists what stands after each watermark; 0 for a sweep
 */
public record RunRequest(String pipeline, List<TableName> tables, String bucket, int files) {

  // The names that arguments() uses; none of them is one that Glue reserves.
  public static final String PIPELINE = "pipeline";

  public static final String TABLES = "tables";
  public static final String BUCKET = "bucket";
  public static final String FILES = "files";

  public RunRequest {
    requireNonNull(pipeline, "pipeline is null");
    requireNonNull(bucket, "bucket is null");
    tables = List.copyOf(tables);
    if (pipeline.isEmpty() || files < 0) {
      throw new IllegalArgumentException(
          "Run request out of range: pipeline '" + pipeline + "', files " + files);
    }
  }

  /** A run over all tables that no event asked for. */
  public static RunRequest sweep(String pipeline) {
    return new RunRequest(pipeline, List.of(), "", 0);
  }

  /** In a fixed order, without dashes; what is at its default is left out. */
  public Map<String, String> arguments() {
    Map<String, String> arguments = new LinkedHashMap<>();
    arguments.put(PIPELINE, pipeline);
    if (!tables.isEmpty()) {
      arguments.put(TABLES, String.join(",", tables.stream().map(TableText::encoded).toList()));
    }
    if (!bucket.isEmpty()) {
      arguments.put(BUCKET, bucket);
    }
    if (files > 0) {
      arguments.put(FILES, Integer.toString(files));
    }
    return arguments;
  }

  /**
   * The request that has these arguments; names it does not know are passed over, because launchers
   * add their own.
   *
   * @throws FrazilException CONFIGURATION when pipeline is missing or a value cannot be read
   */
  public static RunRequest parse(Map<String, String> arguments) {
    String pipeline = arguments.getOrDefault(PIPELINE, "");
    if (pipeline.isEmpty()) {
      throw unreadable(PIPELINE, "the place of a pipeline file", pipeline);
    }
    List<TableName> tables = new ArrayList<>();
    for (String table : arguments.getOrDefault(TABLES, "").split(",", -1)) {
      if (!table.isBlank()) {
        tables.add(tableName(table.strip()));
      }
    }
    return new RunRequest(
        pipeline,
        tables,
        arguments.getOrDefault(BUCKET, ""),
        files(arguments.getOrDefault(FILES, "0")));
  }

  private static TableName tableName(String text) {
    try {
      return TableName.parse(TableText.decoded(text));
    } catch (IllegalArgumentException e) {
      throw unreadable(TABLES, "namespace.name, separated by commas", text);
    }
  }

  private static int files(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw unreadable(FILES, "a count", text);
    }
  }

  private static FrazilException unreadable(String name, String expected, String got) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot read run argument "
            + name
            + ": expected "
            + expected
            + ", got '"
            + got
            + "'. Correct the launcher's arguments.");
  }
}
