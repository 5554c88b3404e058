package io.frazil.merge.read;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.SourceTable;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Reads of each row of a stream's file whose it is, and nothing else of it. */
public record StreamReader(S3Settings settings, ChangeFileStorage storage) {

  /**
   * How many rows of which table the file holds; no table has none.
   *
   * @param name the file's, which says whether it is compressed
   * @throws io.frazil.model.failure.FrazilException of kind SOURCE_DATA when the file is broken, or
   *     a row of it names no table; of kind EXTERNAL when the storage fails
   */
  public Map<SourceTable, Long> rows(ListedFile file, ChangeFileName name) {
    Map<SourceTable, Long> rows = new HashMap<>();
    try (CsvLexer lexer = CsvInput.open(storage, file, name, settings.csv())) {
      StreamFields fields = new StreamFields(lexer, settings, file.location());
      while (fields.next()) {
        rows.merge(fields.source(), 1L, Long::sum);
      }
      return rows;
    } catch (IOException e) {
      throw ReadErrors.storage(file.location(), e);
    }
  }
}
