package io.frazil.replicator.file;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.WritingSettings;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.TableLayout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** How an endpoint's files are written: format, compression, names' endings. */
public final class FileFormat {

  private final S3Settings endpoint;
  private final WritingSettings writing;
  private final Set<Form> forms;
  private final CsvText text;

  public FileFormat(S3Settings endpoint, WritingSettings writing, Set<Form> forms) {
    this.endpoint = requireNonNull(endpoint, "endpoint is null");
    this.writing = requireNonNull(writing, "writing is null");
    this.forms = Set.copyOf(forms);
    this.text = new CsvText(endpoint.csv(), forms, writing.padding());
  }

  /** The same endpoint's files in transaction order, which are CSV whatever its format. */
  public FileFormat ofTransactions() {
    S3Settings csv =
        new S3Settings(
            DataFormat.CSV,
            endpoint.csv(),
            endpoint.opInFullLoad(),
            endpoint.insertsOnly(),
            endpoint.timestampColumn(),
            endpoint.datePartitions(),
            endpoint.insertsAndUpdates(),
            endpoint.cdcPath());
    return new FileFormat(csv, writing, forms);
  }

  public boolean isParquet() {
    return endpoint.dataFormat() == DataFormat.PARQUET;
  }

  /** The end of a file's name, with its point. */
  public String extension() {
    if (isParquet()) {
      boolean named = writing.gzip() && forms.contains(Form.GZIP_PARQUET_NAMED);
      return named ? ".parquet.gz" : ".parquet";
    }
    return writing.gzip() ? ".csv.gz" : ".csv";
  }

  /**
   * Begins a file. Rows of another layout may follow only in CSV.
   *
   * @param layout of the header, and of Parquet's columns
   */
  public RowFile create(Path file, TableLayout layout) throws IOException {
    if (isParquet()) {
      return ParquetFile.create(file, layout, writing);
    }
    CsvFile csv = CsvFile.create(file, text, writing.gzip());
    if (endpoint.csv().header()) {
      csv.writeHeader(layout);
    }
    return csv;
  }

  /** Bytes of a row as CSV, by which the size of what is not yet written is told, Parquet's too. */
  public long bytesOf(TableLayout layout, List<Object> cells) {
    return text.row(layout.columns(), cells).getBytes(StandardCharsets.UTF_8).length;
  }
}
