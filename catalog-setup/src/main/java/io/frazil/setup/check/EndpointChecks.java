package io.frazil.setup.check;

import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineTable;
import io.frazil.model.table.ColumnType.Kind;
import java.util.ArrayList;
import java.util.List;

/** What the endpoint's settings lose. */
final class EndpointChecks {

  private final Pipeline pipeline;
  private final S3Settings endpoint;

  EndpointChecks(Pipeline pipeline) {
    this.pipeline = pipeline;
    this.endpoint = pipeline.endpoint();
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    if (endpoint.timestampColumnName().isEmpty()) {
      findings.add(noTimestampColumn());
    }
    if (endpoint.insertsOnly() || endpoint.insertsAndUpdates()) {
      findings.add(changesLeftOut());
    }
    if (endpoint.dataFormat() == DataFormat.CSV || endpoint.inTransactionOrder()) {
      addCsv(findings);
    }
    if (!endpoint.opInFullLoad()) {
      findings.add(
          Finding.of(
              Check.NO_OP_IN_FULL_LOAD,
              Subjects.ENDPOINT,
              "IncludeOpForFullLoad is false",
              "Nothing, if only Frazil reads the files. Else set it to true on the endpoint and"
                  + " here, and reload."));
    }
    return findings;
  }

  private static Finding noTimestampColumn() {
    return Finding.of(
        Check.NO_TIMESTAMP_COLUMN,
        Subjects.ENDPOINT,
        "TimestampColumnName is not set",
        "Set it on the endpoint, say TimestampColumnName: dms_commit_ts here, and reload:\n"
            + "aws dms modify-endpoint --endpoint-arn ARN \\\n"
            + "  --s3-settings '{\"TimestampColumnName\": \"dms_commit_ts\"}'");
  }

  private Finding changesLeftOut() {
    String setting = endpoint.insertsOnly() ? "CdcInsertsOnly" : "CdcInsertsAndUpdates";
    return Finding.of(
        Check.CHANGES_LEFT_OUT,
        Subjects.ENDPOINT,
        setting
            + " is true: "
            + (endpoint.insertsOnly() ? "updates and deletes" : "deletes")
            + " are not written",
        "If tables are to mirror the source, set " + setting + " to false there and here.");
  }

  private void addCsv(List<Finding> findings) {
    List<PipelineTable> withText =
        pipeline.tables().stream().filter(EndpointChecks::hasText).toList();
    if (withText.isEmpty()) {
      return;
    }
    if (endpoint.csv().nullText().isEmpty()) {
      findings.add(
          Finding.of(
              Check.NULL_OR_EMPTY,
              Subjects.ENDPOINT,
              "CsvNullValue is not set, and columns hold text",
              "Set CsvNullValue to a text no column holds, such as \\N, on the endpoint and here,"
                  + " and reload. If an empty string never occurs, leave it."));
    }
    if (!endpoint.csv().quoting()) {
      findings.add(
          Finding.of(
              Check.UNQUOTED_CSV,
              Subjects.ENDPOINT,
              "Rfc4180 is false, and columns hold text",
              "Set Rfc4180 to true on the endpoint and here, and reload."));
    }
  }

  static boolean hasText(PipelineTable table) {
    return table.target().columns().stream()
        .anyMatch(column -> column.type().kind() == Kind.STRING);
  }
}
