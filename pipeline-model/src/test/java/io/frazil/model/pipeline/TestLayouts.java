package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.PipelineText.minimalAnd;
import static io.frazil.model.pipeline.PipelineText.onlyTable;
import static io.frazil.model.pipeline.PipelineText.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestLayouts {

  private static final AddedColumns SEQUENCE = new AddedColumns("seq", List.of(), "");
  private static final AddedColumns NOW = new AddedColumns("seq", List.of(), "b_");

  @Test
  void everyKeyOfALayout() {
    PipelineTable table =
        onlyTable(
            minimalAnd(
                """
                    added-columns: {change-sequence: seq, before-image-prefix: b_}
                    layouts:
                      - columns: [id, price]
                        added-columns: {change-sequence: seq}
                        full-load: true
                      - from: 20240705-200937830
                        columns: [day, id]
                      - from: 20240801-0000000000.csv.gz
                        columns: [day, id, price]
                        full-load: false
                """));

    assertThat(table.layouts())
        .containsExactly(
            new DeclaredLayout("", List.of("id", "price"), SEQUENCE, true),
            new DeclaredLayout("20240705200937830", List.of("day", "id"), NOW, false),
            new DeclaredLayout("202408010000000000", List.of("day", "id", "price"), NOW, false));
    assertThat(table.fileLayouts()).isEqualTo(table.layouts());
  }

  @Test
  void tableWithoutLayoutsHasOneOfAllColumns() {
    PipelineTable table = onlyTable(minimalAnd("    added-columns: {change-sequence: seq}\n"));

    assertThat(table.layouts()).isEmpty();
    assertThat(table.fileLayouts())
        .containsExactly(new DeclaredLayout("", List.of("id", "price", "day"), SEQUENCE, false));
  }

  @ParameterizedTest
  @CsvSource({
    "20240705-200937829.csv, false",
    "20240705-200937830.csv, true",
    "2024/07/05/20240705-200937830.csv, true",
    "20240705-2009378299.csv, false",
    "20240705-2009378300.csv, true",
    "20250101-000000000.csv, true"
  })
  void layoutBeginsWithTheFileOfItsFlushTime(String file, boolean reached) {
    DeclaredLayout layout =
        new DeclaredLayout("20240705200937830", List.of("id"), AddedColumns.NONE, false);

    assertThat(layout.reaches(ChangeFileName.parse(file).orElseThrow())).isEqualTo(reached);
  }

  @Test
  void beforeImageOfAnyLayoutIsOneOfTheTable() {
    DeclaredLayout old = new DeclaredLayout("", List.of("id"), NOW, false);
    PipelineTable table = onlyTable(minimalAnd(""));

    assertThat(table.hasBeforeImage()).isFalse();
    assertThat(
            new PipelineTable(
                    table.source(), table.target(), table.added(), table.policy(), List.of(old))
                .hasBeforeImage())
        .isTrue();
  }

  @Test
  void everythingThatIsWrongIsSaid() {
    assertThat(
            problems(
                minimalAnd(
                    """
                        layouts:
                          - from: 20240101-000000000
                            columns: [price, price, pirce]
                            full-load: true
                          - columns: [id]
                            full-load: true
                          - from: 20240705
                            columns: id
                          - from: 20240705-000000000
                            columns: [id]
                          - from: 20240704-000000000
                            columns: [id]
                            added-columns: {}
                    """)))
        .isEqualTo(
            """
            line 14: tables[0].layouts: [day] stand in no layout. Add them where they are in the files.
            line 15: tables[0].layouts[0]: key column 'id' is missing in this layout.
            line 15: tables[0].layouts[0].from: the first layout is that of the oldest files, and has no from. Remove it, or put the layout before it in front.
            line 16: tables[0].layouts[0].columns[1]: 'price' stands in this layout twice. Keep one.
            line 16: tables[0].layouts[0].columns[2]: 'pirce' is not accepted; did you mean 'price'? Accepted: a declared column (id, price, day).
            line 18: tables[0].layouts[1]: full-load is true in another layout already. Keep one.
            line 18: tables[0].layouts[1].from: is missing. Accepted: the flush time in the name of a CDC file, such as 20240705-200937830.
            line 20: tables[0].layouts[2].from: '20240705' is not accepted. Accepted: the flush time in the name of a CDC file, such as 20240705-200937830.
            line 24: tables[0].layouts[4].from: '20240704-000000000' is not later than the layout before it. Sort layouts.
            line 26: tables[0].layouts[4].added-columns: the last layout has the table's added-columns. Write them there.""");
  }

  @Test
  void filesThatNameTheirColumnsHaveNoLayouts() {
    assertThat(
            problems(
                minimalAnd(
                    """
                        layouts: [{columns: [id, price, day]}]
                    dms-endpoint: {DataFormat: parquet}
                    """)))
        .isEqualTo(
            "line 14: tables[0].layouts: the endpoint's files name their columns, so they are read"
                + " by name. Remove layouts.");
    String stream =
        "dms-endpoint: {DataFormat: parquet, PreserveTransactions: true, CdcPath: cdc}\n";
    assertThat(
            onlyTable(minimalAnd("    layouts: [{columns: [id, price, day]}]\n" + stream))
                .layouts())
        .as("Parquet loads beside CSV files in transaction order")
        .hasSize(1);
    assertThat(problems(minimalAnd("    layouts: []\n")))
        .isEqualTo("line 14: tables[0].layouts: expected a list of layouts, the oldest first.");
  }
}
