package io.frazil.merge.spark;

import io.frazil.merge.read.ChangeFileReader;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SQLContext;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.sources.BaseRelation;
import org.apache.spark.sql.sources.TableScan;
import org.apache.spark.sql.types.StructType;

/** Change files as a relation of Spark: the staged view. Each file is parsed once, by one task. */
final class ChangeFileRelation extends BaseRelation implements TableScan {

  private final SparkSession spark;
  private final Reading reading;
  private final ReadTasks work;

  ChangeFileRelation(SparkSession spark, Reading reading, ReadTasks work) {
    this.spark = spark;
    this.reading = reading;
    this.work = work;
  }

  @Override
  public SQLContext sqlContext() {
    return spark.sqlContext();
  }

  @Override
  public StructType schema() {
    return SparkTypes.staged(reading.reader().layout());
  }

  /** Rows are given in Spark's own form. */
  @Override
  public boolean needConversion() {
    return false;
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public RDD<Row> buildScan() {
    JavaRDD<ReadTask> tasks =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(work.tasks(), work.partitions());
    JavaRDD<InternalRow> rows = tasks.mapPartitions(reading::rows);
    return (RDD) rows.rdd();
  }

  /**
   * What each task does; apart from the relation, which cannot be sent.
   *
   * @param reports where each task says what it met
   * @param keep how many refused rows a task keeps, beside counting them
   */
  record Reading(ChangeFileReader reader, ReadReports reports, int keep) implements Serializable {

    Iterator<InternalRow> rows(Iterator<ReadTask> tasks) {
      return new StagedRowIterator(this, tasks);
    }
  }
}
