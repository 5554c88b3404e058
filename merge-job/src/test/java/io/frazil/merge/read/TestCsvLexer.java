package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields are shown as {@code a|b}, quoted ones in angle brackets, broken rows as {@code !raw}. */
class TestCsvLexer {

  private static final CsvFormat UNQUOTED = new CsvFormat(",", "\n", "", "", false, false);

  @Test
  void rowsEndAtTheRowDelimiterAndTheLastMayLackIt() {
    assertThat(rows("a,b\nc,d\n")).containsExactly("a|b", "c|d");
    assertThat(rows("a,b\nc,d")).containsExactly("a|b", "c|d");
    assertThat(rows("a,b\nc,")).containsExactly("a|b", "c|");
    assertThat(rows("")).isEmpty();
  }

  @Test
  void blankLineIsARowOfOneEmptyFieldButTheEndIsNot() {
    assertThat(rows("a\n\nb\n")).containsExactly("a", "", "b");
    assertThat(rows("\n")).containsExactly("");
  }

  @Test
  void quotedFieldHoldsDelimitersNewlinesAndDoubledQuotes() {
    assertThat(rows("\"a,b\",\"c\nd\",\"e\"\"f\"\n\"\",\n"))
        .containsExactly("<a,b>|<c\nd>|<e\"f>", "<>|");
    assertThat(rows("\"\"\"\"")).containsExactly("<\">");
  }

  @Test
  void quoteWithinAnUnquotedFieldIsData() {
    assertThat(rows("a\"b\",5\"\n")).containsExactly("a\"b\"|5\"");
  }

  @Test
  void carriageReturnAndBackslashAreData() {
    assertThat(rows("a\rb,c\\nd\\,e\n")).containsExactly("a\rb|c\\nd\\|e");
  }

  @Test
  void textAfterAClosingQuoteSpoilsThatRowAlone() {
    assertThat(rows("a\n1,\"x\"y,\"2\nz\n3,4\n")).containsExactly("a", "!1,\"x\"y,\"2", "z", "3|4");
  }

  @Test
  void withoutQuotingQuotesAreData() {
    assertThat(rows("\"a,b\"\n", UNQUOTED)).containsExactly("\"a|b\"");
  }

  @Test
  void delimitersMayBeLongAndShareTheirBeginning() {
    CsvFormat format = new CsvFormat("||", "|\r\n", "", "", true, false);

    assertThat(rows("a||b|c|\r\n\"d||\"||e|\r\n", format)).containsExactly("a|b|c", "<d||>|e");
    assertThat(rows("a||b|", format)).containsExactly("a|b|");
  }

  @Test
  void delimiterOutsideAsciiIsComparedByItsBytes() {
    assertThat(rows("a§b¦c§d", new CsvFormat("§", "¦", "", "", true, false)))
        .containsExactly("a|b", "c|d");
  }

  @Test
  void byteOrderMarkAtTheStartIsPassedOver() {
    assertThat(rows("\uFEFFa,b\n\uFEFFc,d\n")).containsExactly("a|b", "\uFEFFc|d");
  }

  @Test
  void rowsAreTheSameHoweverTheBytesArrive() {
    String text = "a,\"b\"\"\n\",c\n".repeat(40_000);

    assertThat(read(new Dribble(text.getBytes(UTF_8)), CsvFormat.DEFAULT, 1 << 20))
        .hasSize(40_000)
        .containsOnly("a|<b\"\n>|c");
  }

  @Test
  void rowMayBeLongerThanTheBuffer() {
    String field = "x".repeat(700_000);

    assertThat(rows("a,b\n" + field + ",\"" + field + "\"\nc,d\n"))
        .containsExactly("a|b", field + "|<" + field + ">", "c|d");
  }

  @Test
  void quoteThatIsNeverClosedNamesTheFileAndItsRow() {
    assertThatThrownBy(() -> rows("a,b\nc,\"d\ne,f\n"))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.SOURCE_DATA))
        .hasMessage(
            "Cannot read change file x.csv: the quote that opens field 2 of row 2 is never closed."
                + " Expected a closing quote, got the end of the file. If the endpoint writes"
                + " without quotes, set Rfc4180: false in dms-endpoint; otherwise the file is cut:"
                + " compare it with its copy at the source, or reload the table in DMS.");
  }

  @Test
  void rowWithoutEndNamesTheFileAndItsRow() {
    byte[] text = ("a\n\"" + "x".repeat(1 << 20)).getBytes(UTF_8);

    assertThatThrownBy(() -> read(new ByteArrayInputStream(text), CsvFormat.DEFAULT, 1 << 19))
        .hasMessage(
            "Cannot read change file x.csv: row 2 is longer than 524288 bytes. A quote that is"
                + " never closed or another CsvRowDelimiter than the declared one looks like this:"
                + " compare dms-endpoint with the endpoint in DMS.");
  }

  private static List<String> rows(String text) {
    return rows(text, CsvFormat.DEFAULT);
  }

  private static List<String> rows(String text, CsvFormat format) {
    return read(new ByteArrayInputStream(text.getBytes(UTF_8)), format, CsvLexer.MAX_ROW_BYTES);
  }

  private static List<String> read(InputStream in, CsvFormat format, int maxRowBytes) {
    CsvLexer lexer = new CsvLexer(in, format, "x.csv", maxRowBytes);
    List<String> rows = new ArrayList<>();
    while (lexer.next()) {
      rows.add(lexer.defect() == null ? fields(lexer) : "!" + lexer.raw());
      assertThat(lexer.rows()).isEqualTo(rows.size());
    }
    return rows;
  }

  private static String fields(CsvLexer lexer) {
    List<String> fields = new ArrayList<>();
    for (int field = 0; field < lexer.fields(); field++) {
      lexer.select(field);
      String text = new String(lexer.bytes(), lexer.from(), lexer.to() - lexer.from(), UTF_8);
      fields.add(lexer.isQuoted(field) ? "<" + text + ">" : text);
    }
    return String.join("|", fields);
  }

  /** Delivers one to seven bytes at a time. */
  private static final class Dribble extends InputStream {

    private final ByteArrayInputStream in;
    private int turn;

    Dribble(byte[] bytes) {
      in = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      turn = turn % 7 + 1;
      return in.read(buffer, offset, Math.min(length, turn));
    }
  }
}
