package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LocalOutputFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestDiscoverFiles {

  @TempDir private Path place;

  private Path orders;

  @BeforeEach
  void nameTheFolder() throws IOException {
    orders = Files.createDirectories(place.resolve("public").resolve("Orders"));
  }

  @Test
  void newestFileTellsColumnsAndTypesAndTheKeyIsAskedFor() throws IOException {
    parquet("LOAD00000001.parquet", "optional int32 OrderId;");
    parquet(
        "20240612-103100000.parquet",
        """
        optional binary Op (STRING);
        required binary dms_commit_ts (STRING);
        optional int32 OrderId;
        optional fixed_len_byte_array(7) freight (DECIMAL(15,2));
        """);

    assertThat(run("--files", orders.toString()))
        .startsWith("2\n")
        .contains(
            """
            tables:
              # By 20240612-103100000.parquet. Columns that rules of the task add stand among the source's own: move them to added-columns.
              # Left out: dms_commit_ts, the endpoint's TimestampColumnName.
              - source: public.Orders
                target: public.orders
                key: [] # Fill in: the source's primary key, which files do not tell.
                columns:
                  orderid: int
                  freight: decimal(15,2)
            """)
        .endsWith(
            "frazil: fill in 'key' of each table: Parquet files do not tell the primary key.\n");
  }

  @Test
  void fileOfATableThatIsKnownFollowsItsNewColumns() throws IOException {
    parquet("LOAD00000001.parquet", "optional int64 id; optional int32 weight;");
    Path file =
        Files.writeString(
            place.resolve("shop.yaml"),
            """
            pipeline: shop
            landing: .
            catalog: {name: lake, warehouse: warehouse}
            tables:
              - source: public.Orders
                target: shop.orders
                key: id
                columns:
                  id: int
            """);

    run("--files", orders.toString(), "--into", file.toString());

    assertThat(Files.readString(file)).endsWith("columns:\n      id: long\n      weight: int\n");
  }

  @Test
  void folderWithoutParquetIsSaid() throws IOException {
    Files.writeString(orders.resolve("LOAD00000001.csv"), "1\n");

    assertThat(run("--files", orders.toString()))
        .startsWith(
            "2\nfrazil: Cannot discover " + orders + ": no Parquet file of DMS's is in it.");
  }

  @Test
  void sourceAndFilesExcludeEachOther() {
    assertThat(run()).startsWith("2\nfrazil: Expected either --source or --files.");
    assertThat(run("--files", "a", "--mappings", "task.json"))
        .startsWith("2\nfrazil: Expected --source beside --mappings, which name no columns.");
  }

  private void parquet(String name, String columns) throws IOException {
    MessageType schema = MessageTypeParser.parseMessageType("message rows { " + columns + " }");
    ExampleParquetWriter.builder(new LocalOutputFile(orders.resolve(name)))
        .withType(schema)
        .build()
        .close();
  }

  private static String run(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "discover";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = Frazil.commandLine(out, out).execute(all);
    return code + "\n" + text;
  }
}
