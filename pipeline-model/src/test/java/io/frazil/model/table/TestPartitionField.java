package io.frazil.model.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.table.PartitionField.Transform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestPartitionField {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "country | IDENTITY | country | 0",
        "ship region | IDENTITY | ship region | 0",
        "year(d) | YEAR | d | 0",
        "Month( order-date ) | MONTH | order-date | 0",
        "day(d) | DAY | d | 0",
        "hour(d) | HOUR | d | 0",
        "bucket(16, id) | BUCKET | id | 16",
        "truncate(4,name) | TRUNCATE | name | 4"
      })
  void everyTransformIsRead(String text, Transform transform, String column, int parameter) {
    assertThat(PartitionField.parse(text))
        .contains(new PartitionField(transform, column, parameter));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "bucket(id)", "bucket(0, id)", "month(3, d)", "week(d)", "month(d", "a,b"})
  void otherTextsAreNoPartition(String text) {
    assertThat(PartitionField.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"country", "month(order_date)", "bucket(16, id)", "truncate(4, name)"})
  void printsAsItIsRead(String text) {
    assertThat(PartitionField.parse(text).orElseThrow()).hasToString(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c | double | true",
        "month(c) | date | true",
        "month(c) | timestamptz | true",
        "month(c) | string | false",
        "hour(c) | timestamp | true",
        "hour(c) | date | false",
        "bucket(4, c) | uuid | true",
        "bucket(4, c) | boolean | false",
        "bucket(4, c) | float | false",
        "truncate(4, c) | decimal(10,2) | true",
        "truncate(4, c) | date | false"
      })
  void transformAppliesToTypesOfTheSpecification(String field, String type, boolean expected) {
    assertThat(
            PartitionField.parse(field)
                .orElseThrow()
                .appliesTo(ColumnType.parse(type).orElseThrow()))
        .isEqualTo(expected);
  }

  @Test
  void numberMustSuitTheTransform() {
    assertThatThrownBy(() -> new PartitionField(Transform.BUCKET, "id", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BUCKET takes a number of 1 or more, got 0");
    assertThatThrownBy(() -> new PartitionField(Transform.MONTH, "d", 3))
        .hasMessage("MONTH takes no number, got 3");
  }
}
