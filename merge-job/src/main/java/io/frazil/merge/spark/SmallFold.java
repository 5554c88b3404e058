package io.frazil.merge.spark;

import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.plan.FoldStats;
import io.frazil.merge.sql.SqlIdentifier;
import io.frazil.merge.sql.SqlLiteral;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.table.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.unsafe.types.UTF8String;

/** A change set small enough to be looked at in the driver: one job folds it, none counts it. */
final class SmallFold implements FoldedChanges {

  private final SparkSession session;
  private final FoldStatement statement;
  private final FoldStats stats;

  SmallFold(SparkSession session, FoldStatement statement) {
    this.session = session;
    this.statement = statement;
    Dataset<Row> folded = session.sql(statement.render());
    List<Row> touched = new ArrayList<>();
    long skipped = 0;
    for (Row row : folded.collectAsList()) {
      if (row.getBoolean(row.fieldIndex("frazil_touched"))) {
        touched.add(row);
      } else {
        skipped += row.getLong(row.fieldIndex("frazil_changes"));
      }
    }
    requireOneRowPerKey(touched);
    this.stats = stats(touched, skipped);
    session
        .createDataFrame(touched, folded.schema())
        .drop("frazil_changes", "frazil_weight", "frazil_touched")
        .createOrReplaceTempView("changes");
  }

  @Override
  public FoldStats stats() {
    return stats;
  }

  @Override
  public void close() {
    session.catalog().dropTempView("changes");
  }

  private FoldStats stats(List<Row> touched, long skipped) {
    long applied = 0;
    long changes = 0;
    long deletes = 0;
    for (Row row : touched) {
      applied += row.getInt(row.fieldIndex("frazil_weight"));
      changes += row.getLong(row.fieldIndex("frazil_changes"));
      deletes += row.getString(0).equals(FoldStatement.DELETE) ? 1 : 0;
    }
    return new FoldStats(
        touched.size(),
        deletes,
        applied,
        changes - applied,
        skipped,
        literals(touched),
        range(touched));
  }

  /** The fold makes it so; a MERGE inserts twice, without an error, where it were not so. */
  private void requireOneRowPerKey(List<Row> touched) {
    Set<List<Object>> keys = new HashSet<>();
    for (Row row : touched) {
      List<Object> key =
          statement.key().stream().map(name -> row.get(row.fieldIndex(name))).toList();
      if (!keys.add(key)) {
        throw new FrazilException(
            FailureKind.BUG, "The fold gave two rows for the key " + key + ". Nothing was merged.");
      }
    }
  }

  private List<String> literals(List<Row> touched) {
    if (statement.key().size() > 1 || touched.size() > FoldStats.LITERAL_LIMIT) {
      return List.of();
    }
    List<String> literals = new ArrayList<>();
    for (Row row : touched) {
      literal(firstKey(row)).ifPresent(literals::add);
    }
    return literals.size() == touched.size() ? literals : List.of();
  }

  private Optional<FoldStats.Range> range(List<Row> touched) {
    Comparator<Object> order = Comparator.comparing(SmallFold::comparable);
    Optional<Object> smallest = touched.stream().map(this::firstKey).min(order);
    Optional<Object> largest = touched.stream().map(this::firstKey).max(order);
    if (smallest.isEmpty() || literal(smallest.get()).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FoldStats.Range(
            literal(smallest.get()).orElseThrow(), literal(largest.orElseThrow()).orElseThrow()));
  }

  /** Spark orders text by its bytes, which is not Java's order. */
  @SuppressWarnings("unchecked")
  private static Comparable<Object> comparable(Object value) {
    Object ordered = value instanceof String ? UTF8String.fromString((String) value) : value;
    return (Comparable<Object>) ordered;
  }

  private Optional<String> literal(Object value) {
    return SqlLiteral.of(value, firstKeyColumn().type());
  }

  private Object firstKey(Row row) {
    return row.get(row.fieldIndex(statement.key().get(0)));
  }

  private Column firstKeyColumn() {
    return statement.columns().stream()
        .filter(column -> column.name().equals(statement.key().get(0)))
        .findFirst()
        .orElseThrow();
  }

  /** The hashes of the keys in the session's view {@code changes}. */
  static long[] keyHashes(SparkSession session, List<String> key) {
    return session
        .table("changes")
        .select(
            functions.xxhash64(
                key.stream()
                    .map(name -> functions.col(SqlIdentifier.quoted(name)))
                    .toArray(org.apache.spark.sql.Column[]::new)))
        .collectAsList()
        .stream()
        .mapToLong(row -> row.getLong(0))
        .toArray();
  }
}
