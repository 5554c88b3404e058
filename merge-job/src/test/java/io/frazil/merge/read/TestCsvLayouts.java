package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.LOAD;
import static io.frazil.merge.read.ChangeFixture.PLAIN;
import static io.frazil.merge.read.ChangeFixture.columns;
import static io.frazil.merge.read.ChangeFixture.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.AddedColumns;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.DeclaredLayout;
import io.frazil.model.pipeline.DriftPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files that do not name their columns, of a table whose columns have changed. */
class TestCsvLayouts {

  private static final String SEQ = "20240612103027360000000000000000121";
  private static final AddedColumns SEQUENCE = new AddedColumns("seq", List.of(), "");
  private static final AddedColumns NOW = new AddedColumns("seq", List.of(), "bi_");
  private static final DeclaredLayout OLD =
      new DeclaredLayout("", List.of("id", "name"), SEQUENCE, false);
  private static final DeclaredLayout NEW =
      new DeclaredLayout("20240613000000000", List.of("id", "size", "name"), NOW, false);

  @Test
  void changesAreReadByTheLayoutOfTheirPlaceInTheOrder() {
    ChangeLayout layout = layout(OLD, NEW);

    assertThat(read(layout, "20240612-235959999.csv", "U,1,one," + SEQ + "\nU,2,two\n"))
        .containsExactly("1 UPDATE [1, 'one', null] seq " + SEQ, "2 UPDATE [2, 'two', null]");
    assertThat(
            read(
                layout,
                "2024/06/13/20240613-000000000.csv",
                "U,1,7,one," + SEQ + ",\nU,3,8,drei," + SEQ + ",2\n"))
        .containsExactly(
            "1 UPDATE [1, 'one', 7] seq " + SEQ,
            "2 UPDATE [3, 'drei', 8] seq " + SEQ + " from [2]");
  }

  @Test
  void rowsOfAnotherLayoutAreRefused() {
    assertThat(read(layout(OLD, NEW), "20240612-235959999.csv", "I,1,7,one,,\n"))
        .containsExactly("1 refused : Expected 3 or 4 fields, got 6 | I,1,7,one,,");
  }

  @Test
  void fullLoadHasTheLayoutWithJustItsNumberOfFields() {
    assertThat(read(layout(OLD, NEW), LOAD, "1,one,\n2,two,\n3,8\n"))
        .containsExactly(
            "1 INSERT [1, 'one', null]", // not the new layout without its added columns
            "2 INSERT [2, 'two', null]",
            "3 refused : Expected 3 fields, got 2 | 3,8");
    assertThat(read(layout(OLD, NEW), LOAD, "1,7,one,,\n"))
        .containsExactly("1 INSERT [1, 'one', 7]");
  }

  @Test
  void fullLoadMayLackTrailingAddedColumns() {
    assertThat(read(layout(OLD, NEW), LOAD, "1,one\n2,two\n"))
        .containsExactly("1 INSERT [1, 'one', null]", "2 INSERT [2, 'two', null]");
    assertThat(read(layout(OLD, NEW), LOAD, "1,7,one,\n"))
        .containsExactly("1 INSERT [1, 'one', 7]");
  }

  @Test
  void rowThatFitsNoLayoutIsRefusedAndAnotherTells() {
    assertThat(read(layout(OLD, NEW), LOAD, "\"1\"x,a\n1\n2,two,\n"))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("1 refused : Expected a delimiter or the end"),
            row -> assertThat(row).isEqualTo("2 refused : Expected 2, 3, 4 or 5 fields, got 1 | 1"),
            row -> assertThat(row).isEqualTo("3 INSERT [2, 'two', null]"));
  }

  @Test
  void fullLoadThatHasTwoLayoutsStops() {
    DeclaredLayout swapped =
        new DeclaredLayout("20240613000000000", List.of("id", "size"), SEQUENCE, false);

    assertThatThrownBy(() -> read(layout(OLD, swapped), LOAD, "1,7,\n"))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SCHEMA_DRIFT))
        .hasMessage(
            "Cannot read change file LOAD00000001.csv: its rows of 3 fields have more than one of"
                + " the declared layouts. Expected one, since nothing in the name of a full-load"
                + " file tells which. Say full-load: true in the layout that the full load was"
                + " written in.");
  }

  @Test
  void markedLayoutIsThatOfTheFullLoad() {
    DeclaredLayout swapped =
        new DeclaredLayout("20240613000000000", List.of("id", "size"), SEQUENCE, true);

    assertThat(read(layout(OLD, swapped), LOAD, "1,7,\n2,8\n"))
        .containsExactly("1 INSERT [1, null, 7]", "2 INSERT [2, null, 8]");
  }

  @Test
  void columnThatFilesBroughtHasNoPlace() {
    ChangeLayout layout =
        new ChangeLayout(
            PLAIN,
            ChangeFixture.SOURCE,
            columns("id int", "name string", "colour string"),
            List.of("id"),
            SEQUENCE,
            List.of(OLD),
            DriftPolicy.STOP);

    assertThat(read(layout, LOAD, "1,one\n2,two,red\n"))
        .containsExactly(
            "1 INSERT [1, 'one', null]",
            "2 refused seq: Expected 35 digits or nothing, got 'red' | 2,two,red");
  }

  private static ChangeLayout layout(DeclaredLayout... layouts) {
    return new ChangeLayout(
        PLAIN,
        ChangeFixture.SOURCE,
        columns("id int", "name string", "size int"),
        List.of("id"),
        NOW,
        List.of(layouts),
        DriftPolicy.STOP);
  }
}
