package io.frazil.merge.integration;

import io.frazil.fixture.ChangeFiles;
import io.frazil.fixture.DmsFormat;
import io.frazil.fixture.TableShape;
import io.frazil.merge.discover.Selection;
import io.frazil.merge.quarantine.QuarantinedRow;
import io.frazil.merge.run.TableOutcome;
import io.frazil.merge.watermark.BatchSummary;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.model.pipeline.MergePolicy;
import io.frazil.model.table.WriteMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** A workplace with one table, whose change files a test writes by hand and drains. */
final class OneTable implements AutoCloseable {

  /** A key and a text. */
  static final TableShape NOTES = TableShape.of("notes", "id", "id long", "text string");

  /** Two key columns. */
  static final TableShape LINES =
      TableShape.of("lines", "order_id,line", "order_id long", "line int", "text string");

  static final String LOAD = "LOAD00000001.csv";
  static final String FIRST = "20240612-103100000.csv";
  static final String SECOND = "20240612-103200000.csv";
  static final String THIRD = "20240612-103300000.csv";

  private final Workplace place;
  private final TableShape shape;
  private final Path folder;

  private OneTable(Workplace place, TableShape shape) {
    this.place = place;
    this.shape = shape;
    this.folder = place.landing().resolve(shape.folder());
  }

  static OneTable notes(Path folder, SparkSession spark) {
    return notes(folder, spark, WriteMode.MERGE_ON_READ);
  }

  static OneTable notes(Path folder, SparkSession spark, WriteMode mode) {
    return of(folder, spark, mode, DmsFormat.RECOMMENDED, NOTES);
  }

  static OneTable of(
      Path folder, SparkSession spark, WriteMode mode, DmsFormat format, TableShape shape) {
    Workplace.Choice choice = new Workplace.Choice(mode, List.of(), MergePolicy.DEFAULT);
    return of(folder, spark, format, choice, shape);
  }

  static OneTable of(
      Path folder,
      SparkSession spark,
      DmsFormat format,
      Workplace.Choice choice,
      TableShape shape) {
    return new OneTable(new Workplace(folder, spark, format, choice, shape), shape);
  }

  Workplace place() {
    return place;
  }

  TableShape shape() {
    return shape;
  }

  /** Writes a change file, in place of one of that name. */
  void put(String name, String... rows) throws IOException {
    ChangeFiles.changeFile(folder, name, rows);
  }

  /** Writes a change file with a modification time, which a reload is known by. */
  void putAt(String time, String name, String... rows) throws IOException {
    Path file = ChangeFiles.changeFile(folder, name, rows);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(time)));
  }

  void remove(String name) throws IOException {
    Files.delete(folder.resolve(name));
  }

  /** Drains; fails the test where the drain failed. */
  TableOutcome drain() {
    return place.drain(shape);
  }

  /** Drains; the outcome may be a failure. */
  TableOutcome tryDrain() {
    return place.drain(shape, place.parts(place.merger())).drain();
  }

  /** Drains by a clock of the test's, without being told that loads are complete. */
  TableOutcome drainAt(Clock clock) {
    return place.drainAt(shape, clock);
  }

  /** What stands in the landing folder against what is in the table. */
  Selection look() {
    return place.drain(shape, place.parts(place.merger())).selection();
  }

  /** The rows, by key. */
  List<List<Object>> rows() {
    return rows("");
  }

  /** The rows of another version, by key. */
  List<List<Object>> rows(String version) {
    List<List<Object>> rows = new ArrayList<>(place.rows(shape, version).values());
    rows.sort(Comparator.comparing(row -> shape.keyOf(row).toString()));
    return rows;
  }

  /** Batches in the table, oldest first. */
  List<BatchSummary> batches() {
    List<BatchSummary> batches = new ArrayList<>();
    for (SnapshotRecord snapshot : snapshots()) {
      Optional<BatchSummary> batch = BatchSummary.parse(snapshot.summary());
      batch.ifPresent(found -> batches.add(0, found));
    }
    return batches;
  }

  /** Newest first; the last is the empty one that setup made. */
  List<SnapshotRecord> snapshots() {
    return place.tables().ancestry(place.table(shape).name());
  }

  List<QuarantinedRow> quarantined() {
    return place.quarantine().list(place.table(shape).name()).stream()
        .map(entry -> entry.row())
        .toList();
  }

  /** A policy of batches of so many files. */
  static MergePolicy batchesOf(int files) {
    return new MergePolicy(1_000, files, 1L << 30, Duration.ZERO);
  }

  @Override
  public void close() {
    place.close();
  }
}
