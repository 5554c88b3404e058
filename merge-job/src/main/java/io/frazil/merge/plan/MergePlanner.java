package io.frazil.merge.plan;

import io.frazil.merge.changefile.ChangeBatch;
import io.frazil.merge.changeset.FoldStatement;
import io.frazil.merge.plan.MergePlan.Action;
import io.frazil.merge.plan.MergePlan.KeyTest;
import io.frazil.merge.plan.MergePlan.Sizing;
import io.frazil.merge.sql.SqlIdentifier;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Decides how a batch is committed. Thresholds are measured ones: a MERGE with an INSERT clause is
 * an outer join, so without a test on the target alone every key of the target is shuffled; the
 * test makes a batch of 10,000 keys into 20 million rows about ten times faster and stops paying
 * when the batch touches a large part of the table.
 */
public final class MergePlanner {

  /** Name of the function that says whether a key hash belongs to the batch. */
  public static final String KEY_SET_FUNCTION = "frazil_batch_has";

  /** Most keys sent as a set of hashes: eight bytes each, to every task that reads the target. */
  public static final long SET_LIMIT = 250_000;

  /** A batch that touches more than this part of the target gains nothing from a key test. */
  private static final double SET_SHARE = 0.25;

  private final int parallelism;

  /** A planner for a Spark that runs so many tasks at once. */
  public MergePlanner(int parallelism) {
    this.parallelism = parallelism;
  }

  /** The plan. */
  public MergePlan plan(ChangeBatch.Kind kind, Target target, FoldStats stats) {
    if (kind == ChangeBatch.Kind.LOAD && !target.isEmpty()) {
      return new MergePlan(
          Action.REPLACE,
          insert(target, "INSERT OVERWRITE TABLE "),
          KeyTest.NONE,
          "a new full load replaces every row in one commit",
          sizing(stats.keys()));
    }
    if (target.isEmpty()) {
      return new MergePlan(
          Action.APPEND,
          insert(target, "INSERT INTO "),
          KeyTest.NONE,
          "the table has no rows, so there is nothing to match",
          sizing(stats.keys()));
    }
    if (stats.keys() == 0) {
      return new MergePlan(
          Action.APPEND,
          insert(target, "INSERT INTO "),
          KeyTest.NONE,
          "no key is touched, so only the watermark moves",
          sizing(0));
    }
    return merge(target, stats);
  }

  private MergePlan merge(Target target, FoldStats stats) {
    KeyTest test = keyTest(target, stats);
    List<String> conditions = new ArrayList<>();
    stats.range().ifPresent(range -> conditions.add(between(target, range)));
    if (test == KeyTest.LIST) {
      conditions.add(in(target, stats));
    }
    if (test == KeyTest.SET) {
      conditions.add(inSet(target));
    }
    MergeStatement statement =
        new MergeStatement(
            target.path(),
            target.definition().columns(),
            target.definition().key(),
            fold(target).operationColumn(),
            conditions);
    long moved = test == KeyTest.NONE ? Math.max(0, target.rows()) : 0;
    return new MergePlan(
        Action.MERGE,
        statement.render(),
        test,
        reason(test, target, stats),
        sizing(stats.keys() + moved));
  }

  private static KeyTest keyTest(Target target, FoldStats stats) {
    if (!stats.keyLiterals().isEmpty()) {
      return KeyTest.LIST;
    }
    boolean few = stats.keys() <= SET_LIMIT;
    boolean small = target.rows() < 0 || stats.keys() <= target.rows() * SET_SHARE;
    return few && small && hashable(target) ? KeyTest.SET : KeyTest.NONE;
  }

  private static String reason(KeyTest test, Target target, FoldStats stats) {
    String counts = stats.keys() + (stats.keys() == 1 ? " key" : " keys") + " into " + rows(target);
    return switch (test) {
      case LIST -> counts + ": the keys are written into the statement";
      case SET -> counts + ": target rows are tested against a set of the batch's keys";
      case NONE -> counts + ": too many, or too large a part of the table, for a key test to pay";
    };
  }

  private static String rows(Target target) {
    return target.rows() < 0
        ? "an unknown number of rows"
        : target.rows() + (target.rows() == 1 ? " row" : " rows");
  }

  /** Minus zero and NaN make floating keys unfit for hashing; the pipeline reader refuses them. */
  private static boolean hashable(Target target) {
    return target.definition().keyColumns().stream()
        .map(column -> column.type().kind())
        .noneMatch(kind -> kind == ColumnType.Kind.FLOAT || kind == ColumnType.Kind.DOUBLE);
  }

  private static String between(Target target, FoldStats.Range range) {
    return firstKey(target) + " BETWEEN " + range.smallest() + " AND " + range.largest();
  }

  private static String in(Target target, FoldStats stats) {
    return firstKey(target) + " IN (" + String.join(", ", stats.keyLiterals()) + ")";
  }

  private static String inSet(Target target) {
    String columns =
        target.definition().key().stream()
            .map(name -> "target." + SqlIdentifier.quoted(name))
            .collect(Collectors.joining(", "));
    return KEY_SET_FUNCTION + "(xxhash64(" + columns + "))";
  }

  private static String firstKey(Target target) {
    return "target." + SqlIdentifier.quoted(target.definition().key().get(0));
  }

  private static FoldStatement fold(Target target) {
    return new FoldStatement(target.definition().columns(), target.definition().key(), false);
  }

  /** Columns by name: in the table they stand in the order in which they were added. */
  private static String insert(Target target, String verb) {
    String columns =
        target.definition().columns().stream()
            .map(Column::name)
            .map(name -> "  " + SqlIdentifier.quoted(name))
            .collect(Collectors.joining(",\n"));
    return verb
        + SqlIdentifier.path(target.path().toArray(String[]::new))
        + " (\n"
        + columns
        + "\n)\nSELECT\n"
        + columns
        + "\nFROM changes\nWHERE "
        + SqlIdentifier.quoted(fold(target).operationColumn())
        + " <> '"
        + FoldStatement.DELETE
        + "'\n";
  }

  private Sizing sizing(long rows) {
    return Sizing.of(rows, parallelism);
  }
}
