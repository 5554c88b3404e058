package io.frazil.setup.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows in memory: a number and a text each. */
final class FakeSide implements Side {

  private final Positions positions;
  private final Map<RowKey, List<String>> rows = new HashMap<>();
  private int listedRows;

  FakeSide(Positions positions) {
    this.positions = positions;
  }

  static FakeSide of(Positions positions, long from, long to) {
    FakeSide side = new FakeSide(positions);
    for (long id = from; id <= to; id++) {
      side.put(id, "row " + id);
    }
    return side;
  }

  FakeSide put(long id, String text) {
    List<String> values = new ArrayList<>();
    values.add(Long.toString(id));
    values.add(text);
    rows.put(key(id), values);
    return this;
  }

  FakeSide remove(long id) {
    rows.remove(key(id));
    return this;
  }

  /** Has a row twice. */
  FakeSide repeat(long id) {
    rows.computeIfPresent(key(id), (key, values) -> RowKey.repeated(values, values));
    return this;
  }

  static RowKey key(long id) {
    return new RowKey(List.of(Long.toString(id)));
  }

  /** How many rows were looked at one by one. */
  int listedRows() {
    return listedRows;
  }

  @Override
  public long rows() {
    return rows.size();
  }

  @Override
  public Optional<KeyRange> extent() {
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new KeyRange(
                rows.keySet().stream().mapToLong(positions::of).min().getAsLong(),
                rows.keySet().stream().mapToLong(positions::of).max().getAsLong()));
  }

  @Override
  public List<RangeDigest> digests(KeyRange range, int parts) {
    List<RangeDigest> digests = new ArrayList<>();
    for (KeyRange part : range.split(parts)) {
      DigestSum sum = new DigestSum();
      within(part).values().forEach(values -> sum.add(CanonicalText.digest(values)));
      digests.add(sum.digest());
    }
    return digests;
  }

  @Override
  public Map<RowKey, String> keys(KeyRange range) {
    Map<RowKey, String> keys = new HashMap<>();
    within(range).forEach((key, values) -> keys.put(key, CanonicalText.digest(values)));
    listedRows += keys.size();
    return keys;
  }

  @Override
  public Map<RowKey, List<String>> values(List<RowKey> keys) {
    Map<RowKey, List<String>> found = new HashMap<>();
    keys.stream().filter(rows::containsKey).forEach(key -> found.put(key, rows.get(key)));
    return found;
  }

  private Map<RowKey, List<String>> within(KeyRange range) {
    Map<RowKey, List<String>> found = new HashMap<>();
    rows.forEach(
        (key, values) -> {
          if (range.holds(positions.of(key))) {
            found.put(key, values);
          }
        });
    return found;
  }
}
