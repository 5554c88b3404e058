package io.frazil.merge.read;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.ChangeFileName;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/**
 * Opens change files of one table. Immutable; what it opens is not thread-safe.
 *
 * @param layout the columns that the table's change files may hold
 * @param storage where the files are
 */
public record ChangeFileReader(ChangeLayout layout, ChangeFileStorage storage)
    implements Serializable {

  public ChangeFileReader {
    requireNonNull(layout, "layout is null");
    requireNonNull(storage, "storage is null");
  }

  /**
   * The rows of a whole file.
   *
   * @param file as it was listed
   * @param name what DMS calls the file: full load or CDC, text or Parquet, gzip or not
   * @throws io.frazil.model.failure.FrazilException when the file as a whole cannot be read: {@code
   *     SOURCE_DATA} when it is broken, {@code SCHEMA_DRIFT} when its columns are not the layout's,
   *     {@code EXTERNAL} when the storage fails or the file has vanished
   */
  public ChangeRows open(ListedFile file, ChangeFileName name) {
    return open(file, name, RowGroupRange.ALL);
  }

  /**
   * The rows of some row groups of a Parquet file, or of a whole CSV file. Positions are those in
   * the file, whatever the range.
   *
   * @throws io.frazil.model.failure.FrazilException as {@link #open(ListedFile, ChangeFileName)}
   * @throws IllegalArgumentException when part of a CSV file is asked for
   */
  public ChangeRows open(ListedFile file, ChangeFileName name, RowGroupRange range) {
    if (name.isParquet()) {
      return openParquet(file, name, range);
    }
    if (!range.equals(RowGroupRange.ALL)) {
      throw new IllegalArgumentException("CSV file " + file.location() + " has no row groups");
    }
    return openCsv(file, name);
  }

  /**
   * The row groups of a Parquet file, in file order; reads its footer only.
   *
   * @throws io.frazil.model.failure.FrazilException as {@link #open(ListedFile, ChangeFileName)}
   */
  public List<RowGroup> rowGroups(ListedFile file) {
    try (ParquetFile parquet = ParquetFile.open(storage, file)) {
      return parquet.rowGroups();
    } catch (IOException e) {
      throw ReadErrors.storage(file.location(), e);
    }
  }

  /**
   * The columns of a file that the layout does not fit, in file order; none of a file that does not
   * name its columns. Reads no rows: the header row or the footer alone.
   *
   * @throws io.frazil.model.failure.FrazilException as {@link #open(ListedFile, ChangeFileName)},
   *     {@code SCHEMA_DRIFT} where the file lacks what no table can do without
   */
  public List<UnfitColumn> unfit(ListedFile file, ChangeFileName name) {
    try {
      if (name.isParquet()) {
        try (ParquetFile parquet = ParquetFile.open(storage, file)) {
          return ParquetColumns.unfit(parquet.schema(), layout, name.kind(), file.location());
        }
      }
      if (!layout.settings().csv().header()) {
        return List.of();
      }
      try (CsvLexer lexer = CsvInput.open(storage, file, name, layout.settings().csv())) {
        List<String> names = CsvHeader.read(lexer, file.location());
        return CsvHeader.unfit(names, layout, name.kind(), file.location());
      }
    } catch (IOException e) {
      throw ReadErrors.storage(file.location(), e);
    }
  }

  private ChangeRows openParquet(ListedFile file, ChangeFileName name, RowGroupRange range) {
    ParquetFile parquet = ParquetFile.open(storage, file);
    try {
      List<RowGroup> groups =
          parquet.rowGroups().stream()
              .filter(group -> group.index() >= range.from() && group.index() < range.until())
              .toList();
      ParquetColumns columns =
          ParquetColumns.match(parquet.schema(), layout, name.kind(), file.location());
      return new ParquetChangeRows(parquet, columns, groups, layout);
    } catch (RuntimeException e) {
      throw ReadErrors.closing(parquet, e);
    }
  }

  private ChangeRows openCsv(ListedFile file, ChangeFileName name) {
    CsvLexer lexer = null;
    try {
      lexer = CsvInput.open(storage, file, name, layout.settings().csv());
      return new CsvChangeRows(lexer, layout, name, file.location());
    } catch (IOException e) {
      throw ReadErrors.storage(file.location(), e);
    } catch (RuntimeException e) {
      throw ReadErrors.closing(lexer, e);
    }
  }
}
