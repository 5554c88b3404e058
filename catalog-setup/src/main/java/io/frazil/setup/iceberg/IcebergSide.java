package io.frazil.setup.iceberg;

import static java.util.Objects.requireNonNull;

import io.frazil.setup.verify.CanonicalText;
import io.frazil.setup.verify.ComparedColumn;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.DigestSum;
import io.frazil.setup.verify.KeyRange;
import io.frazil.setup.verify.Positions;
import io.frazil.setup.verify.RangeDigest;
import io.frazil.setup.verify.RowKey;
import io.frazil.setup.verify.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.Table;
import org.apache.iceberg.data.IcebergGenerics;
import org.apache.iceberg.data.Record;
import org.apache.iceberg.expressions.Expression;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.io.CloseableIterable;

/**
 * A table at one snapshot, read by Iceberg's own reader, one file after the other: what wrote the
 * rows has no part in reading them. Position deletes are applied.
 */
final class IcebergSide implements Side {

  private final Table table;
  private final long snapshotId;
  private final ComparedTable compared;
  private final List<ComparedColumn> columns;

  IcebergSide(Table table, long snapshotId, ComparedTable compared) {
    this.table = requireNonNull(table, "table is null");
    this.snapshotId = snapshotId;
    this.compared = requireNonNull(compared, "compared is null");
    this.columns = compared.columns();
  }

  /** What is done with the canonical values of a row, key columns first. */
  private interface RowUser {
    void use(List<String> values);
  }

  @Override
  public long rows() {
    long[] rows = new long[1];
    scan(Expressions.alwaysTrue(), compared.key(), values -> rows[0]++);
    return rows[0];
  }

  @Override
  public Optional<KeyRange> extent() {
    long[] bounds = {Long.MAX_VALUE, Long.MIN_VALUE};
    scan(
        Expressions.alwaysTrue(),
        compared.key(),
        values -> {
          long position = compared.positions().of(new RowKey(values));
          bounds[0] = Math.min(bounds[0], position);
          bounds[1] = Math.max(bounds[1], position);
        });
    return bounds[0] > bounds[1]
        ? Optional.empty()
        : Optional.of(new KeyRange(bounds[0], bounds[1]));
  }

  @Override
  public List<RangeDigest> digests(KeyRange range, int parts) {
    List<DigestSum> sums = new ArrayList<>();
    range.split(parts).forEach(part -> sums.add(new DigestSum()));
    long width = range.width(parts);
    scan(
        within(range),
        columns,
        values -> {
          long position = compared.positions().of(key(values));
          if (range.holds(position)) {
            sums.get((int) ((position - range.from()) / width)).add(CanonicalText.digest(values));
          }
        });
    return sums.stream().map(DigestSum::digest).toList();
  }

  @Override
  public Map<RowKey, String> keys(KeyRange range) {
    Map<RowKey, String> keys = new HashMap<>();
    scan(
        within(range),
        columns,
        values -> {
          RowKey key = key(values);
          if (range.holds(compared.positions().of(key))) {
            keys.merge(key, CanonicalText.digest(values), (one, other) -> one + "+" + other);
          }
        });
    return keys;
  }

  @Override
  public Map<RowKey, List<String>> values(List<RowKey> keys) {
    Set<RowKey> wanted = new HashSet<>(keys);
    Map<RowKey, List<String>> rows = new HashMap<>();
    scan(
        among(keys),
        columns,
        values -> {
          RowKey key = key(values);
          if (wanted.contains(key)) {
            rows.merge(key, values, RowKey::repeated);
          }
        });
    return rows;
  }

  private RowKey key(List<String> values) {
    return new RowKey(values.subList(0, compared.key().size()));
  }

  /** Prunes files by the first key column, where ranges are its own. */
  private Expression within(KeyRange range) {
    return compared.positions() == Positions.NUMBER
        ? Expressions.and(
            Expressions.greaterThanOrEqual(firstKey(), range.from()),
            Expressions.lessThanOrEqual(firstKey(), range.to()))
        : Expressions.alwaysTrue();
  }

  private Expression among(List<RowKey> keys) {
    return compared.positions() == Positions.NUMBER
        ? Expressions.in(firstKey(), keys.stream().map(compared.positions()::of).toList())
        : Expressions.alwaysTrue();
  }

  private String firstKey() {
    return compared.key().get(0).name();
  }

  private void scan(Expression filter, List<ComparedColumn> selected, RowUser user) {
    List<String> names = selected.stream().map(ComparedColumn::name).toList();
    try (CloseableIterable<Record> rows =
        IcebergGenerics.read(table)
            .useSnapshot(snapshotId)
            .where(filter)
            .select(names.toArray(new String[0]))
            .build()) {
      for (Record row : rows) {
        List<String> values = new ArrayList<>(selected.size());
        for (ComparedColumn column : selected) {
          values.add(column.targetText(plain(row.getField(column.name()))));
        }
        user.use(values);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot close the files of " + table.name(), e);
    } catch (RuntimeException e) {
      throw IcebergFailures.translate("read table " + table.name(), e);
    }
  }

  private static Object plain(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }
    if (value instanceof ByteBuffer buffer) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.duplicate().get(bytes);
      return bytes;
    }
    return value;
  }
}
