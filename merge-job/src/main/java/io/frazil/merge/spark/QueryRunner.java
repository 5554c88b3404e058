package io.frazil.merge.spark;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.apache.spark.SparkException;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
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
   * <p>Whatever goes wrong is for who wrote the statement to mend, so it is of kind CONFIGURATION:
   * what Spark cannot make sense of here, what fails while rows are read from the iterator.
   *
   * @throws FrazilException of kind CONFIGURATION, or what Frazil's own parts throw
   */
  public Result run(String sql) {
    Dataset<Row> rows = guarded(() -> spark.sql(sql));
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
    return new Result(header, cells(guarded(() -> renamed.select(columns).toLocalIterator())));
  }

  private static <T> T guarded(Supplier<T> work) {
    try {
      return SparkFailures.translating("run the query", work);
    } catch (FrazilException e) {
      if (e.kind() != FailureKind.BUG) {
        throw e;
      }
      throw new FrazilException(
          FailureKind.CONFIGURATION, "Cannot run the query: " + reason(e.getCause()), e.getCause());
    }
  }

  /** The message a person can use: no plan, and of a failed task only what failed in it. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof SparkException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    if (cause instanceof AnalysisException analysis && !(cause instanceof ParseException)) {
      return analysis.getSimpleMessage();
    }
    return String.valueOf(cause.getMessage()).strip();
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
        return guarded(rows::hasNext);
      }

      @Override
      public List<Object> next() {
        Row row = guarded(rows::next);
        List<Object> cells = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          cells.add(row.get(i));
        }
        return cells;
      }
    };
  }
}
