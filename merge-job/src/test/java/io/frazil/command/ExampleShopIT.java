package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled example through the commands themselves, held against the source's own rows. */
class ExampleShopIT {

  private static final Path EXPECTED = Path.of("..", "examples", "shop", "expected");

  /** The example's tables, and how their expected rows are ordered. */
  private enum Table {
    CUSTOMERS("customer_id"),
    ORDERS("order_id"),
    ORDER_DETAILS("order_id, product_id"),
    PAYMENTS("payment_id"),
    PRODUCTS("product_id");

    private final String key;

    Table(String key) {
      this.key = key;
    }

    String select() {
      return "SELECT * FROM lake.shop." + this + " ORDER BY " + key;
    }

    Path expected(Wave wave) {
      return EXPECTED.resolve(this + "-" + wave.moment + ".csv");
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How the files arrive. */
  private enum Wave {
    LOAD("LOAD", "after-load"),
    FIRST("20240612", "after-wave1"),
    SECOND("20240613", "after-wave2");

    private final String files;
    private final String moment;

    Wave(String files, String moment) {
      this.files = files;
      this.moment = moment;
    }
  }

  private final PrintStream console = System.out;
  private final String home = System.getProperty("frazil.home");

  @TempDir private Path folder;

  @BeforeEach
  void enterCheckout() {
    System.setProperty("frazil.home", "..");
  }

  @AfterEach
  void leaveCheckout() {
    System.setOut(console);
    if (home == null) {
      System.clearProperty("frazil.home");
    } else {
      System.setProperty("frazil.home", home);
    }
  }

  @Test
  void everyWaveEndsInTheSourcesRows() throws IOException {
    DemoFolder shop = DemoFolder.prepare(folder);
    String file = shop.pipelineFile().toString();
    run("setup", "--pipeline", file);

    for (Wave wave : Wave.values()) {
      shop.deliver(wave.files);
      run("merge", "--pipeline", file, "--load-complete");

      for (Table table : Table.values()) {
        assertThat(query(file, table.select()))
            .as("%s after %s", table, wave)
            .isEqualTo(Files.readString(table.expected(wave)));
      }
    }

    assertThat(run("merge", "--pipeline", file))
        .contains("nothing applied")
        .doesNotContain("batch");
    assertThat(run("quarantine", "list", "--pipeline", file, "--output", "csv").lines())
        .hasSize(2)
        .anySatisfy(
            row ->
                assertThat(row)
                    .startsWith(
                        "shop.orders,2024/06/12/20240612-104247435.csv,5,OPEN,required_date,")
                    .contains("2024-02-30"));
  }

  @Test
  void demoRunsTwiceInTheSameFolder() {
    String first = run("demo", "--folder", folder.toString());
    String second = run("demo", "--folder", folder.toString());

    assertThat(headings(second)).isEqualTo(headings(first)).hasSizeGreaterThan(8);
    assertThat(second).contains("shop.orders 2024/06/12/20240612-104247435.csv row 5");
  }

  private static List<String> headings(String text) {
    List<String> lines = text.lines().toList();
    List<String> headings = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      if (lines.get(i).matches("-{5,}")) {
        headings.add(lines.get(i - 1));
      }
    }
    return headings;
  }

  private String query(String file, String sql) {
    return run("query", "--pipeline", file, "--output", "csv", sql);
  }

  /** Runs a command that must succeed; gives what it wrote to stdout. */
  private String run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    int code = Frazil.run(arguments);
    System.setOut(console);
    String text = out.toString(StandardCharsets.UTF_8);
    assertThat(code).as("%s\n%s", List.of(arguments), text).isZero();
    return text;
  }
}
