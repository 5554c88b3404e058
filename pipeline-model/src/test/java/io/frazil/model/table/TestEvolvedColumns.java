package io.frazil.model.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TestEvolvedColumns {

  @Test
  void namesSurviveTheProperty() {
    EvolvedColumns columns = new EvolvedColumns(Set.of("size", "a,b", "größe", "ship via"));

    assertThat(columns).hasToString("a%2Cb,gr%C3%B6%C3%9Fe,ship+via,size");
    assertThat(EvolvedColumns.parse(columns.toString())).isEqualTo(columns);
  }

  @Test
  void tableWithoutThePropertyHasNone() {
    assertThat(EvolvedColumns.parse(null)).isEqualTo(EvolvedColumns.NONE);
    assertThat(EvolvedColumns.parse("")).isEqualTo(EvolvedColumns.NONE);
    assertThat(EvolvedColumns.NONE).hasToString("");
  }

  @Test
  void moreColumnsJoinThoseThere() {
    EvolvedColumns columns = new EvolvedColumns(Set.of("b")).and(Set.of("a", "b"));

    assertThat(columns).isEqualTo(new EvolvedColumns(Set.of("a", "b")));
    assertThat(columns.contains("a")).isTrue();
    assertThat(columns.contains("A")).isFalse();
  }
}
