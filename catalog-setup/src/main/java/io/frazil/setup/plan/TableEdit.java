package io.frazil.setup.plan;

import io.frazil.model.table.Column;
import io.frazil.model.table.ColumnType;
import java.util.List;

/** What can be done to a table that exists. Nothing takes effect before all of it is committed. */
public interface TableEdit {

  /** Adds an optional column after the last. */
  void addColumn(Column column);

  /** Changes a column's type to a wider one. */
  void widen(String column, ColumnType type);

  void setDoc(String column, String doc);

  void allowNulls(String column);

  /** Declares the identifier fields; each must be required. */
  void setKey(List<String> key);

  void setProperty(String name, String value);

  /** Adds a snapshot without files to a table that has none. */
  void addFirstSnapshot();
}
