package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The header row of a CSV file: names, and nothing about types. */
final class CsvHeader {

  /** Why a row is refused that ends as rows of another delimiter do. */
  static final String CARRIAGE_RETURN =
      "The row ends in a carriage return; CsvRowDelimiter is \\n. Set it as the endpoint has it";

  private CsvHeader() {}

  /** Reads the header row; an empty file has no names. */
  static List<String> read(CsvLexer lexer, String location) {
    if (!lexer.next()) {
      return List.of();
    }
    if (lexer.endsInCarriageReturn()) {
      throw ReadErrors.broken(location, CARRIAGE_RETURN + " (for example \\r\\n).", null);
    }
    if (lexer.defect() != null) {
      throw ReadErrors.broken(
          location,
          "its header row is broken. " + lexer.defect() + ". Compare dms-endpoint with DMS.",
          null);
    }
    List<String> names = new ArrayList<>();
    for (int field = 0; field < lexer.fields(); field++) {
      lexer.select(field);
      names.add(new String(lexer.bytes(), lexer.from(), lexer.to() - lexer.from(), UTF_8));
    }
    return names;
  }

  /** The names that the layout does not know: text, the one type that can lose nothing. */
  static List<UnfitColumn> unfit(
      List<String> names, ChangeLayout layout, ChangeFileName.Kind kind, String location) {
    if (names.isEmpty()) {
      return List.of();
    }
    List<Optional<Slot>> slots = new NamedColumns(layout, location).search(names, kind);
    List<UnfitColumn> unfit = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (slots.get(i).isEmpty()) {
        Optional<ColumnType> text = Optional.of(ColumnType.of(ColumnType.Kind.STRING));
        String found = "'" + names.get(i) + "' (a header tells no type)";
        unfit.add(new UnfitColumn(names.get(i), "", text, found));
      }
    }
    return unfit;
  }
}
