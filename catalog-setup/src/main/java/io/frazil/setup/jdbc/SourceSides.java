package io.frazil.setup.jdbc;

import io.frazil.model.pipeline.SourceTable;
import io.frazil.setup.verify.ComparedColumn;
import io.frazil.setup.verify.ComparedTable;
import io.frazil.setup.verify.Side;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables of a source database, as one side of a comparison. */
public final class SourceSides {

  private final SourceDatabase database;

  public SourceSides(SourceDatabase database) {
    this.database = database;
  }

  /**
   * A table's side: digested by the database where it has functions for every column, else by
   * reading its rows. Usable as long as the database is open.
   */
  public Side of(SourceTable table, ComparedTable compared) {
    return switch (database.types()) {
      case POSTGRES -> sql(table, compared, new PostgresForms());
      case MYSQL -> sql(table, compared, new MySqlForms());
      case OTHER -> streamed(table, compared);
    };
  }

  private Side sql(SourceTable table, ComparedTable compared, SqlForms forms) {
    String name = forms.quoted(table.schema()) + "." + forms.quoted(table.table());
    List<String> texts = new ArrayList<>();
    List<StreamedSide.Selected> selected = new ArrayList<>();
    for (ComparedColumn column : compared.columns()) {
      Optional<String> text = forms.text(column);
      text.ifPresent(texts::add);
      // Arithmetic makes a double of a float, which else comes with six digits.
      String raw = forms.quoted(column.sourceName()) + " + 0e0";
      selected.add(new StreamedSide.Selected(column, text.orElse(raw), text.isPresent()));
    }
    return texts.size() == selected.size()
        ? new SqlSide(database, name, compared, forms, texts)
        : new StreamedSide(
            database, name, compared, selected, forms.quoted(compared.key().get(0).sourceName()));
  }

  private Side streamed(SourceTable table, ComparedTable compared) {
    String schema = MetadataTables.isUnnamed(table) ? "" : quoted(table.schema()) + ".";
    List<StreamedSide.Selected> selected =
        compared.columns().stream()
            .map(column -> new StreamedSide.Selected(column, quoted(column.sourceName()), false))
            .toList();
    return new StreamedSide(
        database, schema + quoted(table.table()), compared, selected, selected.get(0).expression());
  }

  private String quoted(String name) {
    try {
      String quote = database.connection().getMetaData().getIdentifierQuoteString().strip();
      return quote.isEmpty() ? name : quote + name.replace(quote, quote + quote) + quote;
    } catch (SQLException e) {
      throw JdbcFailures.failure("read how names are quoted by", database.access(), e);
    }
  }
}
