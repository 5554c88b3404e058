package io.frazil.merge.spark;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Runs a statement and gives its rows as a person or a program reads them. */
public final class QueryRunner {

  /**
   * Rows of a statement, read as they are asked for. A cell is null, a {@link Boolean}, a {@link
   * Number}, or text: binary in hexadecimal, everything else as Spark writes it.
   */
  public record Result(List<String> header, Iterator<List<Object>> rows) {}

  private final SparkSession spark;

  public QueryRunner(SparkSession spark) {
    this.spark = spark;
  }

  /**
   * Runs one statement.
   *
   * @throws FrazilException of kind CONFIGURATION when Spark cannot make sense of it, or cannot
   *     compute it from the data; the rows throw the same
   */
  public Result run(String sql) {
    return attempt(() -> started(sql));
  }

  private Result started(String sql) {
    Dataset<Row> rows = spark.sql(sql);
    StructField[] fields = rows.schema().fields();
    Column[] columns = new Column[fields.length];
    String[] names = new String[fields.length];
    for (int i = 0; i < fields.length; i++) {
      names[i] = "c" + i;
    }
    Dataset<Row> renamed = rows.toDF(names);
    for (int i = 0; i < fields.length; i++) {
      columns[i] = cell(functions.col(names[i]), fields[i]);
    }
    List<String> header = Arrays.stream(fields).map(StructField::name).toList();
    return new Result(header, cells(renamed.select(columns).toLocalIterator()));
  }

  /** Spark throws checked exceptions without declaring them, so all are caught. */
  private static <T> T attempt(Supplier<T> work) {
    try {
      return work.get();
    } catch (Exception e) {
      throw refusal(e).orElseGet(() -> SparkFailures.translate("run the query", e));
    }
  }

  /** What Spark has an error class for is the statement's doing, unless it is Spark's own bug. */
  private static Optional<FrazilException> refusal(Exception failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof AnalysisException) {
        return Optional.of(refused(cause.getMessage(), failure));
      }
      if (cause instanceof SparkThrowable known && isOfTheStatement(known)) {
        return Optional.of(refused(SparkFailures.firstLine(cause), failure));
      }
    }
    return Optional.empty();
  }

  private static boolean isOfTheStatement(SparkThrowable known) {
    return known.getErrorClass() != null && !known.isInternalError();
  }

  private static FrazilException refused(String reason, Exception failure) {
    return new FrazilException(
        FailureKind.CONFIGURATION, "Cannot run the query: " + reason, failure);
  }

  private static Column cell(Column column, StructField field) {
    if (field.dataType() instanceof NumericType || field.dataType() instanceof BooleanType) {
      return column;
    }
    return field.dataType() instanceof BinaryType
        ? functions.lower(functions.hex(column))
        : column.cast("string");
  }

  private static Iterator<List<Object>> cells(Iterator<Row> rows) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return attempt(rows::hasNext);
      }

      @Override
      public List<Object> next() {
        Row row = attempt(rows::next);
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          cells.add(row.get(i));
        }
        return cells;
      }
    };
  }
}
