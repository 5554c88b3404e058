package io.frazil.merge.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.antlr.v4.runtime.Vocabulary;
import org.apache.spark.sql.catalyst.analysis.UnresolvedAttribute;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestSqlIdentifier {

  @ParameterizedTest
  @ValueSource(strings = {"order_id", "_id", "c1", "a"})
  void plainWordIsLeftAsItIs(String name) {
    assertThat(SqlIdentifier.quoted(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "order, `order`",
        "OrderId, `OrderId`",
        "1st, `1st`",
        "order id, `order id`",
        "a.b, `a.b`",
        "a`b, `a``b`",
        "`, ````",
        "größe, `größe`",
        "a-b, `a-b`",
        "a'b, `a'b`",
        "a\\b, `a\\b`",
      })
  void everythingElseIsQuoted(String name, String quoted) {
    assertThat(SqlIdentifier.quoted(name)).isEqualTo(quoted);
    assertThat(readBack(quoted)).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb", "a\n", "\t", "a\u0000b", "💧", "-- x", "/* x", "a;b"})
  void oddNamesAreReadBack(String name) {
    assertThat(readBack(SqlIdentifier.quoted(name))).containsExactly(name);
  }

  @Test
  void everyKeywordOfSparkIsReadBackAsAName() {
    List<String> names = new ArrayList<>();
    List<List<String>> expected = new ArrayList<>();
    for (String word : keywords()) {
      names.add(SqlIdentifier.quoted(word));
      expected.add(List.of(word));
      names.add("target." + SqlIdentifier.quoted(word));
      expected.add(List.of("target", word));
    }

    List<List<String>> found = new ArrayList<>();
    new CatalystSqlParser()
        .parseExpression("array(" + String.join(", ", names) + ")")
        .children()
        .foreach(name -> found.add(parts(name)));

    assertThat(found).hasSizeGreaterThan(500).isEqualTo(expected);
  }

  @Test
  void pathQuotesEachPart() {
    assertThat(SqlIdentifier.path("lake", "Shop", "order")).isEqualTo("lake.`Shop`.`order`");
    assertThat(readBack(SqlIdentifier.path("a.b", "c`d"))).containsExactly("a.b", "c`d");
  }

  private static List<String> readBack(String sql) {
    return parts(new CatalystSqlParser().parseExpression(sql));
  }

  private static List<String> parts(Expression parsed) {
    assertThat(parsed).isInstanceOf(UnresolvedAttribute.class);
    List<String> parts = new ArrayList<>();
    ((UnresolvedAttribute) parsed).nameParts().foreach(part -> parts.add(part));
    return parts;
  }

  /** Words of Spark's grammar, in lower case. */
  private static List<String> keywords() {
    List<String> words = new ArrayList<>();
    Vocabulary vocabulary = SqlBaseLexer.VOCABULARY;
    for (int token = 0; token <= vocabulary.getMaxTokenType(); token++) {
      String literal = vocabulary.getLiteralName(token);
      if (literal != null && literal.matches("'[A-Z_]+'")) {
        words.add(literal.substring(1, literal.length() - 1).toLowerCase(Locale.ROOT));
      }
    }
    assertThat(words).contains("select", "anti", "lateral").hasSizeGreaterThan(200);
    return words;
  }
}
