package io.frazil.replicator.file;

import io.frazil.model.dms.CsvFormat;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.FileColumn;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceRow.Unlogged;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Rows as CSV text: fields are quoted after RFC 4180 only when they must be, and every row ends
 * with the row delimiter, the last included.
 */
final class CsvText {

  private final CsvFormat format;
  private final Set<Form> forms;
  private final DmsText text;
  private final boolean padding;

  CsvText(CsvFormat format, Set<Form> forms, boolean padding) {
    this.format = format;
    this.forms = Set.copyOf(forms);
    this.text = new DmsText(forms);
    this.padding = padding && forms.contains(Form.PADDING_BLANK);
  }

  /** The header row. */
  String header(List<FileColumn> columns) {
    return row(columns.stream().map(column -> quoted(column.name())).toList());
  }

  /** A row of the columns. */
  String row(List<FileColumn> columns, List<Object> cells) {
    List<String> fields = new ArrayList<>(cells.size());
    for (int i = 0; i < cells.size(); i++) {
      fields.add(field(columns.get(i), cells.get(i)));
    }
    return row(fields);
  }

  private String row(List<String> fields) {
    return String.join(format.delimiter(), fields) + format.rowDelimiter();
  }

  private String field(FileColumn column, Object value) {
    if (value == null) {
      return nullText();
    }
    if (value == Unlogged.VALUE) {
      return format.noSupplementalText().isEmpty() ? nullText() : format.noSupplementalText();
    }
    if (value instanceof ByteBuffer bytes && !bytes.hasRemaining()) {
      return ""; // as observed: where the null text is empty, NULL cannot be told from it
    }
    Kind kind = column.type().kind();
    boolean padded = padding && (kind == Kind.STRING || kind == Kind.WSTRING);
    return quoted(text.of(column.type(), value) + (padded ? " " : ""));
  }

  private String nullText() {
    boolean word = format.nullText().isEmpty() && forms.contains(Form.NULL_AS_WORD);
    return word ? "NULL" : format.nullText();
  }

  private String quoted(String field) {
    return format.quoting() && mustBeQuoted(field)
        ? '"' + field.replace("\"", "\"\"") + '"'
        : field;
  }

  private boolean mustBeQuoted(String field) {
    return field.contains(format.delimiter())
        || field.contains(format.rowDelimiter())
        || field.indexOf('"') >= 0
        || field.indexOf('\n') >= 0
        || field.indexOf('\r') >= 0 && !forms.contains(Form.CARRIAGE_RETURN_UNQUOTED)
        || field.equals(nullText()) && !forms.contains(Form.NULL_TEXT_UNQUOTED);
  }
}
