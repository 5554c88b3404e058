package io.frazil.merge.spark;

import io.frazil.merge.plan.MergePlanner;
import java.io.Serializable;
import java.util.Arrays;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * The hashes of a batch's keys, sent once to every executor. A hash that two keys share lets a row
 * through that the join then refuses: the set narrows the target, it decides nothing.
 */
final class KeySet implements AutoCloseable {

  private final Broadcast<long[]> hashes;

  private KeySet(Broadcast<long[]> hashes) {
    this.hashes = hashes;
  }

  /** Registers the test in the session, under the name the planner renders. */
  static KeySet register(SparkSession session, long[] keyHashes) {
    long[] sorted = keyHashes.clone();
    Arrays.sort(sorted);
    Broadcast<long[]> sent =
        JavaSparkContext.fromSparkContext(session.sparkContext()).broadcast(sorted);
    session
        .udf()
        .register(MergePlanner.KEY_SET_FUNCTION, new Contains(sent), DataTypes.BooleanType);
    return new KeySet(sent);
  }

  @Override
  public void close() {
    hashes.destroy();
  }

  private record Contains(Broadcast<long[]> hashes) implements UDF1<Long, Boolean>, Serializable {

    @Override
    public Boolean call(Long hash) {
      return Arrays.binarySearch(hashes.value(), hash) >= 0;
    }
  }
}
