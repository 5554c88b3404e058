package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over tables that setup has made and nothing was merged into. No Spark. */
class TestMaintainCommand {

  @TempDir private Path folder;
  private String pipeline;

  @BeforeEach
  void setUp() throws IOException {
    Path file = folder.resolve("shop.yaml");
    Files.createDirectories(folder.resolve("landing"));
    Files.writeString(
        file,
        """
        pipeline: shop
        landing: landing
        catalog: {name: lake, warehouse: warehouse}
        tables:
          - {source: public.orders, target: shop.orders, key: id, columns: {id: long}}
          - {source: public.lines, target: shop.lines, key: id, columns: {id: long}}
        """);
    pipeline = file.toString();
    assertThat(run("setup")).startsWith("0\n");
  }

  @Test
  void dryRunSaysWhatEachStepWouldDo() {
    assertThat(run("maintain", "--dry-run", "--table", "shop.orders", "--output", "csv"))
        .isEqualTo(
            """
            0
            table,step,verdict,files,bytes,new_files,why
            shop.orders,compact,not needed,0,0,0,"0 data files, 0 delete files: below the thresholds"
            shop.orders,delete-files,not needed,0,0,0,"0 delete files, 0 to join away"
            shop.orders,manifests,not needed,0,0,0,"0 manifests, 0 small"
            shop.orders,snapshots,not needed,0,0,0,"1 snapshot, none to expire"
            shop.orders,orphans,not needed,0,0,0,no old file that no snapshot knows
            shop.orders,metadata,not needed,0,0,0,each commit deletes the oldest
            """);
  }

  @Test
  void tablesAreReportedInOneLineEach() {
    assertThat(run("maintain"))
        .isEqualTo("0\nshop.orders: nothing to do\nshop.lines: nothing to do\n");
  }

  @Test
  void stepsAreChosenByTheirWords() {
    assertThat(
            run("maintain", "--dry-run", "--step", "orphans,METADATA", "--output", "csv").lines())
        .hasSize(2 + 2 * 2)
        .anySatisfy(line -> assertThat(line).startsWith("shop.lines,metadata,"));
    assertThat(run("maintain", "--step", "compaction"))
        .startsWith(
            "2\nfrazil: Invalid value for option '--step' (STEP): expected one of [compact,"
                + " delete-files, manifests, snapshots, orphans, metadata] but was 'compaction'.");
  }

  @Test
  void failureOfOneTableStopsNoOther() throws IOException {
    Files.writeString(
        Path.of(pipeline),
        Files.readString(Path.of(pipeline)).replace("target: shop.orders", "target: shop.none"));

    assertThat(run("maintain"))
        .isEqualTo(
            """
            2
            shop.none: nothing done
              stopped: compact: Cannot maintain table shop.none: it does not exist. Run './frazil setup' first.
            shop.lines: nothing to do
            """);
  }

  @Test
  void youngOrphansAreTakenOnlyWhenNothingWrites() throws IOException {
    Path data = Files.createDirectories(folder.resolve("warehouse/shop/orders/data"));
    Path orphan = Files.writeString(data.resolve("orphan.parquet"), "x");

    assertThat(run("maintain", "--orphan-age", "0s"))
        .startsWith("2\nfrazil: Invalid value for option '--orphan-age': expected 24h or longer");
    assertThat(run("maintain", "--step", "orphans")).startsWith("0\n");
    assertThat(orphan).exists();

    assertThat(run("maintain", "--orphan-age", "0s", "--nothing-writes", "--step", "orphans"))
        .startsWith("0\nshop.orders: deleted 1 file, 1 B that no snapshot knows\n");
    assertThat(orphan).doesNotExist();
  }

  @Test
  void metadataThatACrashHasCutIsAnOrphanAndThatOfAnotherTableAStop() throws IOException {
    Path metadata = folder.resolve("warehouse/shop/orders/metadata");
    Path cut = Files.writeString(metadata.resolve("00007-cut.metadata.json"), "{\"table-uuid\":");
    String[] everyOrphan = {
      "maintain",
      "--orphan-age",
      "0s",
      "--nothing-writes",
      "--step",
      "orphans",
      "--table",
      "shop.orders"
    };

    assertThat(run(everyOrphan))
        .isEqualTo("0\nshop.orders: deleted 1 file, 14 B that no snapshot knows\n");
    assertThat(cut).doesNotExist();

    Path other = folder.resolve("warehouse/shop/lines/metadata");
    try (Stream<Path> files = Files.list(other)) {
      Path its = files.filter(file -> file.toString().endsWith(".json")).findFirst().get();
      Files.copy(its, metadata.resolve("other.metadata.json"));
    }
    assertThat(run(everyOrphan))
        .startsWith("2\nshop.orders: nothing done\n  stopped: orphans: Cannot look for orphan")
        .contains("in the same folder");
  }

  private String run(String... arguments) {
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    String[] all = new String[arguments.length + 2];
    System.arraycopy(arguments, 0, all, 0, arguments.length);
    all[arguments.length] = "--pipeline";
    all[arguments.length + 1] = pipeline;
    int code = Frazil.commandLine(out, out).execute(all);
    return code + "\n" + text;
  }
}
