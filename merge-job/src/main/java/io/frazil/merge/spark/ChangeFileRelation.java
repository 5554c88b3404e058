package io.frazil.merge.spark;

import io.frazil.merge.read.ChangeFileStorage;
import io.frazil.merge.read.ChangeLayout;
import java.util.Iterator;
import java.util.List;
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
  private final ChangeLayout layout;
  private final ChangeFileStorage storage;
  private final List<ReadTask> tasks;
  private final int partitions;

  ChangeFileRelation(
      SparkSession spark,
      ChangeLayout layout,
      ChangeFileStorage storage,
      List<ReadTask> tasks,
      int partitions) {
    this.spark = spark;
    this.layout = layout;
    this.storage = storage;
    this.tasks = tasks;
    this.partitions = partitions;
  }

  @Override
  public SQLContext sqlContext() {
    return spark.sqlContext();
  }

  @Override
  public StructType schema() {
    return SparkTypes.staged(layout);
  }

  /** Rows are given in Spark's own form. */
  @Override
  public boolean needConversion() {
    return false;
  }

  @Override
  @SuppressWarnings({"unchecked", "rawtypes"})
  public RDD<Row> buildScan() {
    JavaRDD<ReadTask> work =
        JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(tasks, partitions);
    JavaRDD<InternalRow> rows = work.mapPartitions(new Reading(layout, storage)::rows);
    return (RDD) rows.rdd();
  }

  /** What each task does; apart from the relation, which cannot be sent. */
  private record Reading(ChangeLayout layout, ChangeFileStorage storage)
      implements java.io.Serializable {

    Iterator<InternalRow> rows(Iterator<ReadTask> tasks) {
      return new StagedRowIterator(layout, storage, tasks);
    }
  }
}
