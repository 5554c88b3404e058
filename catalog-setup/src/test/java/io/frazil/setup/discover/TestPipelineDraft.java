package io.frazil.setup.discover;

import static io.frazil.setup.discover.Found.drafts;
import static io.frazil.setup.discover.Found.table;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.pipeline.Pipeline;
import io.frazil.model.pipeline.PipelineException;
import io.frazil.model.pipeline.PipelineReader;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.table.ColumnType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestPipelineDraft {

  private static final PipelineDraft SHOP = new PipelineDraft("shop", "landing", "warehouse");

  @TempDir private Path folder;

  @Test
  void readsAsAPersonWouldWriteIt() {
    Drafts drafts =
        drafts(
            table(
                "public.orders",
                "order_id",
                "order_id integer",
                "freight numeric",
                "on date",
                "placed timestamp with time zone"),
            table("public.log", "", "line integer"));

    assertThat(SHOP.text(drafts))
        .isEqualTo(
            """
            pipeline: shop
            # Where DMS writes: s3://bucket/folder, or a directory.
            landing: landing
            # Add dms-endpoint: the endpoint's S3Settings, or the path of their JSON.
            catalog:
              name: lake
              warehouse: warehouse
            tables:
              - source: public.orders
                target: public.orders
                key: order_id
                columns:
                  order_id: int
                  # freight: numeric without precision: DMS writes numeric(28,6), digits beyond six decimals are lost.
                  freight: decimal(28,6)
                  'on': date
                  # placed: timestamp with time zone: DMS writes no zone; read as UTC.
                  placed: timestamptz
              # Not here: public.log: it has no primary key, and without one DMS captures no updates or deletes of PostgreSQL. Add a primary key, or leave the table out.
            """);
  }

  @Test
  void readerTakesWhateverNamesTheSourceHas() {
    Drafts drafts =
        drafts(
            table(
                "public.odd names: all",
                "null",
                "null bigint",
                "true integer",
                "it's date",
                "#no text",
                "a: b|numeric",
                "- x|integer[]",
                "ünïcödé uuid"));

    Pipeline pipeline = PipelineReader.parse(SHOP.text(drafts), folder);

    assertThat(pipeline.tables().get(0).source())
        .isEqualTo(new SourceTable("public", "odd names: all"));
    assertThat(pipeline.tables().get(0).target().key()).containsExactly("null");
    assertThat(pipeline.tables().get(0).target().columns())
        .extracting(column -> column.name() + " " + column.type())
        .containsExactly(
            "null long",
            "true int",
            "it's date",
            "#no string",
            "a: b decimal(28,6)",
            "- x string",
            "ünïcödé uuid");
  }

  @Test
  void commentsOfTheSourceCannotEndTheirLine() {
    Drafts drafts =
        new Drafts(
            drafts(table("public.orders", "id", "id bigint")).tables(),
            List.of(new Drafts.Refused(new SourceTable("public", "a\nb"), "it is\nodd")));

    assertThat(SHOP.text(drafts)).endsWith("  # Not here: public.a b: it is odd\n");
    assertThat(PipelineReader.parse(SHOP.text(drafts), folder).tables()).hasSize(1);
  }

  @Test
  void fileWithoutKeysIsNotTakenUntilTheyAreFilledIn() {
    Drafts drafts =
        new FileDrafter(Optional.empty(), "")
            .draft(
                List.of(
                    new FileDrafter.FoundFile(
                        new SourceTable("public", "Orders"),
                        "LOAD00000001.parquet",
                        List.of(
                            field("Op", ColumnType.Kind.STRING, false),
                            field("dms_ts", ColumnType.Kind.STRING, true),
                            field("Order_Id", ColumnType.Kind.LONG, false)))));

    String text = SHOP.text(drafts);

    assertThat(drafts.isComplete()).isFalse();
    assertThat(text)
        .contains("# Left out: dms_ts, the endpoint's TimestampColumnName.")
        .contains("key: [] # Fill in");
    assertThatThrownBy(() -> PipelineReader.parse(text, folder))
        .isInstanceOf(PipelineException.class)
        .hasMessageContaining("key");
    String filled = text.replaceFirst("key: \\[].*", "key: order_id");
    assertThat(PipelineReader.parse(filled, folder).tables().get(0).target().columns())
        .extracting(column -> column.name() + " " + column.type())
        .containsExactly("order_id long");
  }

  private static FileDrafter.Field field(String name, ColumnType.Kind kind, boolean required) {
    return new FileDrafter.Field(name, Optional.of(ColumnType.of(kind)), "", required);
  }
}
