package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.Key.optional;
import static io.frazil.model.pipeline.Key.required;
import static io.frazil.model.pipeline.Key.withDefault;

/**
 * Every key of a pipeline file, by the map it stands in, with what the reference says of it. {@code
 * docs/reference/pipeline-file.md} and its JSON Schema are written from here.
 */
final class Keys {

  static final KeyGroup CATALOG =
      KeyGroup.of(
          "The catalog",
          required("name", Takes.one(CatalogReader.NAME), "the catalog's name in SQL"),
          withDefault("type", Takes.one(CatalogReader.TYPE), "jdbc", "the kind of Iceberg catalog"),
          required(
              "warehouse",
              Takes.one(Places.ANYWHERE),
              "where tables stand; absolute with `glue`, with `rest` what the server knows it by"),
          optional(
              "uri",
              Takes.one(CatalogReader.URI),
              "short for `properties.uri`, required with `rest`; without one `jdbc` is a SQLite"
                  + " file in the warehouse"),
          optional(
              "properties",
              Takes.texts(),
              "passed to Iceberg under its own names; `${env:NAME}` stands for a variable"));

  static final KeyGroup ADDED_COLUMNS =
      KeyGroup.of(
          "Columns that rules of the task add",
          optional("change-sequence", Takes.one(Names.name()), "the column of `$AR_H_CHANGE_SEQ`"),
          optional("others", Takes.list(Names.name().form()), "further added columns, passed over"),
          optional(
              "before-image-prefix",
              Takes.one(PolicyReader.PREFIX),
              "the prefix of an `add-before-image-columns` rule with filter `pk-only`"));

  static final KeyGroup WHEN =
      KeyGroup.of(
          "When the resident mode maintains a table",
          withDefault(
              "batches",
              Takes.one(MaintenanceReader.ONE_OR_MORE),
              "50",
              "batches merged since the last compaction, from which on it looks what pays"),
          withDefault(
              "at-most-every", Takes.one(Units.duration()), "1h", "shortest time between looks"));

  static final KeyGroup MAINTENANCE =
      KeyGroup.of(
          "Maintenance",
          withDefault(
              "small-files",
              Takes.one(MaintenanceReader.TWO_OR_MORE),
              "5",
              "small data files of one partition, from which on they are joined"),
          withDefault(
              "delete-ratio",
              Takes.one(MaintenanceReader.RATIO),
              "0.1",
              "deleted rows by all rows of a data file, from which on it is written anew"),
          withDefault(
              "delete-files",
              Takes.one(MaintenanceReader.ONE_OR_MORE),
              "10",
              "delete files of one data file, from which on it is written anew"),
          withDefault(
              "manifests",
              Takes.one(MaintenanceReader.TWO_OR_MORE),
              "50",
              "small manifests, from which on they are joined"),
          optional(
              "snapshot-age",
              Takes.one(Units.duration()),
              "younger snapshots stay; the table's `history.expire.max-snapshot-age-ms` without it"),
          optional(
              "keep-snapshots",
              Takes.one(MaintenanceReader.ONE_OR_MORE),
              "so many stay; the table's `history.expire.min-snapshots-to-keep` without it"),
          withDefault(
              "orphan-age",
              Takes.one(MaintenanceReader.ORPHAN_AGE),
              "3d",
              "how old a file must be that no snapshot knows before it is deleted"),
          optional(
              "when",
              Takes.map(WHEN),
              "`serve` maintains the table between its drains; it does not without it"));

  static final KeyGroup POLICY =
      KeyGroup.of(
          "What holds for every table, or for one",
          withDefault("keep", Takes.one(PolicyReader.KEEP), "mirror", "one row a key"),
          withDefault(
              "deletes", Takes.one(PolicyReader.DELETES), "hard", "a deleted row leaves the table"),
          withDefault(
              "write-mode",
              Takes.one(PolicyReader.WRITE_MODE),
              "merge-on-read",
              "position deletes beside data files, or touched files written anew"),
          withDefault(
              "quarantine-limit",
              Takes.one(PolicyReader.QUARANTINE_LIMIT),
              "1000",
              "most rows of a batch that may be refused; 0 stops at the first"),
          withDefault(
              "batch-files",
              Takes.one(PolicyReader.BATCH_FILES),
              "500",
              "most CDC files of one batch"),
          withDefault(
              "batch-bytes",
              Takes.one(Units.bytes()),
              "1GiB",
              "most bytes of CDC files of one batch; a single larger file passes"),
          withDefault(
              "load-quiet-period",
              Takes.one(Units.duration()),
              "60s",
              "how long a full load must have been unchanged to count as complete"),
          withDefault(
              "drift",
              Takes.one(PolicyReader.DRIFT),
              "stop",
              "whether a table stops or evolves when files name other columns"),
          optional(
              "properties",
              Takes.texts(),
              "Iceberg table properties; the table's win over those of `defaults` one by one"),
          optional(
              "added-columns",
              Takes.map(ADDED_COLUMNS),
              "columns behind the source's own in each file"),
          optional(
              "maintenance",
              Takes.map(MAINTENANCE),
              "when maintenance pays, and how much of the past is kept"));

  static final KeyGroup COLUMN =
      KeyGroup.of(
          "A column as a map",
          required("type", Takes.one(ColumnsReader.TYPE), "the column's Iceberg type"),
          optional("doc", Takes.one(ColumnsReader.DOC), "the column's comment in the table"));

  static final KeyGroup LAYOUT =
      KeyGroup.of(
          "Layouts of headerless CSV files",
          optional(
              "from",
              Takes.one(LayoutsReader.FROM),
              "first CDC file that has the layout; none in the first layout, required in the others"),
          required(
              "columns",
              Takes.list("declared columns, in file order"),
              "the columns that stand in the files, the key among them"),
          optional(
              "added-columns",
              Takes.map(ADDED_COLUMNS),
              "the columns behind them; the last layout has the table's own"),
          withDefault(
              "full-load",
              Takes.one(LayoutsReader.FLAG),
              "false",
              "full-load files have this layout; true in one at most"));

  static final KeyGroup TABLE =
      KeyGroup.of(
              "A table",
              required(
                  "source",
                  Takes.one(Names.source()),
                  "the two folders DMS writes to; for MySQL the schema is the database"),
              required("target", Takes.one(Names.target()), "the Iceberg table it becomes"),
              required(
                  "key",
                  Takes.list("declared columns, not float, double, fixed or binary"),
                  "the merge key: the source's primary key"),
              required(
                  "columns",
                  Takes.valueOrMapByName("a map of column name to type, or to a map", COLUMN),
                  "the source's columns in source order"),
              optional(
                  "partition-by", Takes.list(KeyReader.FIELD.form()), "the table's partitions"),
              optional(
                  "layouts",
                  Takes.maps(LAYOUT),
                  "what stands in CSV files without a header, the oldest first"))
          .and(POLICY);

  static final KeyGroup MONITORING =
      KeyGroup.of(
          "Where metrics go",
          optional(
              "sinks",
              Takes.list(MonitoringReader.SINK.form()),
              "where metrics go; the launcher's own where it is absent"),
          withDefault(
              "per-table",
              Takes.one(LayoutsReader.FLAG),
              "true",
              "whether CloudWatch, which charges for them, gets metrics of each table"),
          withDefault(
              "namespace",
              Takes.one(MonitoringReader.NAMESPACE),
              Monitoring.NAMESPACE,
              "the namespace in CloudWatch"),
          optional(
              "textfile",
              Takes.one(Places.ON_DISK),
              "the file for Prometheus's node exporter; required when `sinks` name it"));

  static final KeyGroup PIPELINE =
      KeyGroup.of(
          "The top of the file",
          required("pipeline", Takes.one(Names.name()), "the pipeline's name, in logs and metrics"),
          required(
              "landing",
              Takes.one(Places.ANYWHERE),
              "where DMS writes; on S3 bucket and `BucketFolder` of the endpoint"),
          optional(
              "dms-endpoint",
              Takes.mapOrFile(EndpointKeys.ALL),
              "the endpoint's S3Settings under DMS's own names"),
          optional(
              "dms-task",
              Takes.one(PipelineReader.TASK),
              "the task that writes here, which then says when a full load is complete"),
          required("catalog", Takes.map(CATALOG), "the Iceberg catalog"),
          optional("monitoring", Takes.map(MONITORING), "where metrics go"),
          optional("defaults", Takes.map(POLICY), "what holds for every table that is silent"),
          required("tables", Takes.maps(TABLE), "the tables; sources and targets differ"));

  private Keys() {}
}
