package io.frazil.endtoend;

import io.frazil.localaws.feed.ShopChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rows the shop's tables must hold. */
final class ExpectedShop {

  private static final List<String> TABLES =
      List.of("customers", "orders", "order_details", "payments", "products");

  private ExpectedShop() {}

  /**
   * The example's rows, sorted, by table.
   *
   * @param moment load, wave1 or wave2
   */
  static Map<String, List<String>> after(String moment) {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : TABLES) {
      String csv = Repository.text("examples/shop/expected/" + table + "-after-" + moment + ".csv");
      tables.put(table, RowText.records(csv).stream().sorted().toList());
    }
    return tables;
  }

  /** The example's rows at its end, and what further changes made. */
  static Map<String, List<String>> after(ShopChanges changes) {
    Map<String, List<String>> tables = after("wave2");
    tables.compute(
        "orders",
        (table, rows) ->
            sorted(rows, changes.orders().values().stream().map(row -> RowText.of(row.values()))));
    tables.compute(
        "customers",
        (table, rows) ->
            sorted(
                rows, changes.customers().values().stream().map(row -> RowText.of(row.values()))));
    return tables;
  }

  private static List<String> sorted(List<String> rows, Stream<String> more) {
    return Stream.concat(rows.stream(), more).sorted().toList();
  }

  /** What is not as expected: a line for each row that is missing or too many; none when right. */
  static List<String> differences(ShopCloud shop, Map<String, List<String>> expected) {
    List<String> differences = new ArrayList<>();
    for (String table : TABLES) {
      List<String> missing = new ArrayList<>(expected.get(table));
      for (String row : shop.rows(table)) {
        if (!missing.remove(row)) {
          differences.add(table + " has " + row);
        }
      }
      missing.forEach(row -> differences.add(table + " lacks " + row));
    }
    return differences;
  }
}
