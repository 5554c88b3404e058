package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.Operation;
import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a CSV file: cut by {@link CsvLexer}, typed by {@link ValueParser}. The first field at
 * fault, in file order, is the row's refusal. Of a file of the stream they are the rows of the
 * layout's table; a row's position counts the others too.
 */
final class CsvChangeRows implements ChangeRows {

  private final ChangeLayout layout;
  private final CsvLexer lexer;
  private final ChangeRow row;
  private final KeyParts key;
  private final CsvLayouts layouts;
  private final Column[] declared;
  private final ValueParser[] parsers;
  private final boolean[] emptyIsValue;
  private final byte[] nullText;
  private final byte[] noSupplementalText;
  private final int headerRows;
  private final StreamFields stream;
  private final byte[] sourceSchema;
  private final byte[] sourceTable;
  private CsvColumns columns;
  private Slot[] slots;
  private int operationField;

  CsvChangeRows(CsvLexer lexer, ChangeLayout layout, ChangeFileName name, String location) {
    CsvFormat format = layout.settings().csv();
    this.layout = layout;
    this.lexer = lexer;
    this.key = new KeyParts(layout);
    this.row = new ChangeRow(layout.columns().size(), layout.key().size());
    this.layouts =
        format.header()
            ? CsvLayouts.of(header(name.kind(), location), location)
            : CsvLayouts.of(layout, name, location);
    this.declared = layout.columns().toArray(Column[]::new);
    this.parsers = new ValueParser[declared.length];
    this.emptyIsValue = new boolean[declared.length];
    this.nullText = format.nullText().getBytes(UTF_8);
    for (int i = 0; i < declared.length; i++) {
      parsers[i] = ValueParser.of(declared[i].type());
      boolean string = declared[i].type().kind() == ColumnType.Kind.STRING;
      emptyIsValue[i] = string && nullText.length > 0;
    }
    this.noSupplementalText =
        name.isFullLoad() ? new byte[0] : format.noSupplementalText().getBytes(UTF_8);
    this.headerRows = format.header() ? 1 : 0;
    this.stream = name.isInStream() ? new StreamFields(lexer, layout.settings(), location) : null;
    this.sourceSchema = layout.source().schema().getBytes(UTF_8);
    this.sourceTable = layout.source().table().getBytes(UTF_8);
  }

  /** An empty file has the columns of nothing. */
  private CsvColumns header(ChangeFileName.Kind kind, String location) {
    List<String> names = CsvHeader.read(lexer, location);
    List<Slot> found =
        names.isEmpty() ? List.of() : new NamedColumns(layout, location).match(names, kind);
    return CsvColumns.named(found, layout.added());
  }

  @Override
  public boolean next() {
    if (!moves()) {
      return false;
    }
    row.begin(lexer.rows() - headerRows);
    readRow();
    return true;
  }

  /** Whether there is another row, of a stream one of the table's own. */
  private boolean moves() {
    if (stream == null) {
      return lexer.next();
    }
    while (stream.next()) {
      if (stream.isOf(sourceSchema, sourceTable)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public ChangeRow row() {
    return row;
  }

  @Override
  public void close() throws IOException {
    lexer.close();
  }

  private void readRow() {
    if (lexer.endsInCarriageReturn()) {
      refuse("", CsvHeader.CARRIAGE_RETURN);
      return;
    }
    if (lexer.defect() != null) {
      refuse("", lexer.defect());
      return;
    }
    int fields = stream == null ? lexer.fields() : stream.fields();
    if (!isLaidOut(fields)) {
      String beside = stream == null ? "" : " beside the names of table and schema";
      refuse("", layouts.refusal(columns, fields) + beside);
      return;
    }
    if (!readOperation()) {
      return;
    }
    for (int field = 0; field < fields; field++) {
      if (!readField(field, slots[field])) {
        return;
      }
    }
    if (row.operation() == Operation.UPDATE) {
      key.settleBefore(row);
    }
  }

  /** Whether a row may have so many fields; the first that may tells the columns of the file. */
  private boolean isLaidOut(int fields) {
    if (columns == null) {
      columns = layouts.choose(fields);
    }
    if (columns == null || !columns.accepts(fields)) {
      return false;
    }
    if (slots == null) {
      slots = columns.slots().toArray(Slot[]::new);
      operationField = columns.operationField();
    }
    return true;
  }

  /** Every reader of a field answers whether the row is still good. */
  private boolean readField(int field, Slot slot) {
    return switch (slot.role()) {
      case COLUMN -> readColumn(field, slot.index());
      case COMMIT_TIME -> readCommitTime(field);
      case CHANGE_SEQUENCE -> readChangeSequence(field);
      case BEFORE_KEY -> row.operation() != Operation.UPDATE || readBefore(field, slot.index());
      case OPERATION, PASSED_OVER -> true;
    };
  }

  private boolean readOperation() {
    if (operationField < 0) {
      row.operation(Operation.INSERT);
      return true;
    }
    lexer.select(place(operationField));
    Operation operation = DmsText.operation(lexer.bytes(), lexer.from(), lexer.to());
    if (operation == null) {
      return refuse("Op", selectedReason(DmsText.OPERATION));
    }
    row.operation(operation);
    return true;
  }

  private boolean readColumn(int field, int column) {
    boolean keyPart = key.contains(column);
    if (row.operation() == Operation.DELETE && !keyPart) {
      return true;
    }
    lexer.select(place(field));
    if (!keyPart && noSupplementalText.length > 0 && selectedIs(noSupplementalText)) {
      return refuse(
          declared[column].name(),
          "The source's log did not hold this column ("
              + selectedText()
              + " is CsvNoSupValue). Enable supplemental logging of all columns at the source");
    }
    if (isNull(field, column)) {
      return !keyPart || refuse(declared[column].name(), DmsText.KEY_NULL);
    }
    Object value = parsers[column].parse(lexer.bytes(), lexer.from(), lexer.to());
    if (value == ValueParser.INVALID) {
      return refuse(declared[column].name(), selectedReason(parsers[column].expected()));
    }
    row.values()[column] = value;
    return true;
  }

  private boolean readBefore(int field, int part) {
    int column = key.column(part);
    lexer.select(place(field));
    boolean empty = lexer.from() == lexer.to() && !lexer.isQuoted(place(field));
    if (empty || isNull(field, column)) {
      return true;
    }
    Object value = parsers[column].parse(lexer.bytes(), lexer.from(), lexer.to());
    if (value == ValueParser.INVALID) {
      return refuse(
          columns.added().beforeImagePrefix() + declared[column].name(),
          selectedReason(parsers[column].expected()));
    }
    row.before()[part] = value;
    return true;
  }

  private boolean readCommitTime(int field) {
    lexer.select(place(field));
    if (isNullOrEmpty(field)) {
      return true;
    }
    Object value = TimeText.timestamp(lexer.bytes(), lexer.from(), lexer.to());
    if (value == ValueParser.INVALID) {
      return refuse(layout.settings().timestampColumn(), selectedReason(DmsText.COMMIT_TIME));
    }
    row.commitMicros((Long) value);
    return true;
  }

  private boolean readChangeSequence(int field) {
    lexer.select(place(field));
    if (isNullOrEmpty(field)) {
      return true;
    }
    String sequence = DmsText.changeSequence(lexer.bytes(), lexer.from(), lexer.to());
    if (sequence == null) {
      return refuse(columns.added().changeSequence(), selectedReason(DmsText.CHANGE_SEQUENCE));
    }
    row.changeSequence(sequence);
    return true;
  }

  /** Where a field stands in the file. */
  private int place(int field) {
    return stream == null ? field : stream.place(field);
  }

  /** Whether the selected field is SQL NULL in that column. */
  private boolean isNull(int field, int column) {
    if (lexer.isQuoted(place(field))) {
      return false;
    }
    boolean empty = lexer.from() == lexer.to();
    return empty ? !emptyIsValue[column] : nullText.length > 0 && selectedIs(nullText);
  }

  private boolean isNullOrEmpty(int field) {
    return lexer.from() == lexer.to() || !lexer.isQuoted(place(field)) && selectedIs(nullText);
  }

  private boolean selectedIs(byte[] text) {
    return lexer.to() - lexer.from() == text.length
        && Arrays.equals(lexer.bytes(), lexer.from(), lexer.to(), text, 0, text.length);
  }

  private String selectedText() {
    return RawText.excerpt(lexer.bytes(), lexer.from(), lexer.to());
  }

  private String selectedReason(String expected) {
    return RawText.reason(expected, RawText.excerpt(lexer.bytes(), lexer.from(), lexer.to()));
  }

  private boolean refuse(String column, String reason) {
    row.refuse(new Refusal(column, reason, lexer.raw()));
    return false;
  }
}
