package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.CDC;
import static io.frazil.merge.read.ChangeFixture.PLAIN;
import static io.frazil.merge.read.ChangeFixture.columns;
import static io.frazil.merge.read.ChangeFixture.file;
import static io.frazil.merge.read.ChangeFixture.settings;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.DeclaredLayout;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.table.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The columns of a file, looked at without its rows. */
class TestUnfitColumns {

  private static final String LOAD = "LOAD00000001.parquet";
  private static final S3Settings HEADER =
      settings(new CsvFormat(",", "\n", "", "", true, true), false, "ts");
  private static final AddedColumns ADDED = new AddedColumns("seq", List.of("user"), "bi_");

  @Test
  void headerTellsNamesAndNoTypes() {
    assertThat(unfit(HEADER, CDC, "Op,ts,ID,Colour,name,seq,user,bi_id,bi_x\nI,broken\n"))
        .containsExactly(
            new UnfitColumn(
                "Colour", "", ColumnType.parse("string"), "'Colour' (a header tells no type)"));
  }

  @Test
  void filesThatNameNoColumnsAreNotLookedAt() {
    assertThat(unfit(PLAIN, CDC, "1,2,3,4\n")).isEmpty();
    assertThat(unfit(HEADER, CDC, "")).isEmpty();
  }

  @Test
  void whatNoTableCanDoWithoutStillStops() {
    assertThatThrownBy(() -> unfit(HEADER, CDC, "Op,name,colour\n"))
        .hasMessageContaining("it lacks key column 'id'");
    assertThatThrownBy(() -> unfit(HEADER, CDC, "id,name,colour\n"))
        .hasMessageContaining("it is a CDC file without a column Op");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "int32 | int",
        "int32(INT_8) | int",
        "int32(UINT_16) | int",
        "int32(UINT_32) | long",
        "int64 | long",
        "int64(INT_64) | long",
        "int64(UINT_64) | decimal(20,0)",
        "boolean | boolean",
        "float | float",
        "double | double",
        "int96 | timestamp",
        "int32(DATE) | date",
        "int64(TIMESTAMP(MICROS,true)) | timestamp",
        "int64(TIMESTAMP_MILLIS) | timestamp",
        "int32(TIME_MILLIS) | string",
        "int32(DECIMAL(9,2)) | decimal(9,2)",
        "int64(DECIMAL(18,4)) | decimal(18,4)",
        "fixed_len_byte_array(16)(DECIMAL(38,0)) | decimal(38,0)",
        "binary(STRING) | string",
        "binary(JSON) | string",
        "binary(ENUM) | string",
        "binary | binary",
        "fixed_len_byte_array(4) | binary",
        "fixed_len_byte_array(16)(UUID) | uuid"
      })
  void newParquetColumnHasTheNarrowestTypeThatLosesNothing(String stored, String type) {
    assertThat(unfit(DriftPolicy.STOP, "optional " + parquet(stored, "x")))
        .extracting(UnfitColumn::type)
        .containsExactly(ColumnType.parse(type));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "optional int64 x (TIMESTAMP(NANOS,true));",
        "optional int64 x (TIME(NANOS,true));",
        "repeated int32 x;",
        "optional group x { optional int32 a; }"
      })
  void newParquetColumnThatNoColumnHoldsHasNoType(String column) {
    assertThat(unfit(DriftPolicy.EVOLVE, column))
        .extracting(UnfitColumn::type)
        .containsExactly(Optional.empty());
  }

  @Test
  void declaredParquetColumnOfAnotherTypeIsNamedWithIt() {
    assertThat(
            unfit(
                DriftPolicy.STOP,
                "optional int64 ID; optional int64 bi_id; optional int64 name;"
                    + " optional double price;"))
        .containsExactly(
            new UnfitColumn("ID", "id", ColumnType.parse("long"), "optional int64 ID"),
            new UnfitColumn("bi_id", "id", ColumnType.parse("long"), "optional int64 bi_id"),
            new UnfitColumn("name", "name", ColumnType.parse("long"), "optional int64 name"),
            new UnfitColumn("price", "price", ColumnType.parse("double"), "optional double price"));
  }

  @Test
  void widerDecimalIsReadAsFarAsItFitsUnlessTheTableEvolves() {
    String wider = "optional int64 price (DECIMAL(9,2));";

    assertThat(unfit(DriftPolicy.STOP, wider)).isEmpty();
    assertThat(unfit(DriftPolicy.EVOLVE, wider))
        .extracting(UnfitColumn::type)
        .containsExactly(ColumnType.parse("decimal(9,2)"));
    assertThat(unfit(DriftPolicy.EVOLVE, "optional int64 price (DECIMAL(9,3));")).isEmpty();
  }

  private static String parquet(String stored, String name) {
    int meaning = stored.startsWith("fixed") ? stored.indexOf('(', 21) : stored.indexOf('(');
    return meaning < 0
        ? stored + " " + name + ";"
        : stored.substring(0, meaning) + " " + name + " " + stored.substring(meaning) + ";";
  }

  private static List<UnfitColumn> unfit(S3Settings settings, String name, String text) {
    return unfit(layout(settings, DriftPolicy.STOP), name, text.getBytes(UTF_8));
  }

  /** Of a Parquet full load with these columns, beside the key where they do not name it. */
  private static List<UnfitColumn> unfit(DriftPolicy drift, String columns) {
    String all = columns.contains(" ID;") ? columns : "optional int32 id; " + columns;
    return unfit(layout(PLAIN, drift), LOAD, ParquetFixture.of(all).bytes());
  }

  private static List<UnfitColumn> unfit(ChangeLayout layout, String name, byte[] bytes) {
    return new ChangeFileReader(layout, new MemoryStorage(Map.of(name, bytes)))
        .unfit(file(name), ChangeFileName.parse(name).orElseThrow());
  }

  private static ChangeLayout layout(S3Settings settings, DriftPolicy drift) {
    return new ChangeLayout(
        settings,
        ChangeFixture.SOURCE,
        columns("id int", "name string", "price decimal(8,2)"),
        List.of("id"),
        ADDED,
        List.of(new DeclaredLayout("", List.of("id", "name", "price"), ADDED, false)),
        drift);
  }
}
