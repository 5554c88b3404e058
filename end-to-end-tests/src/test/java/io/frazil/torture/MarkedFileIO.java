package io.frazil.torture;

import io.frazil.setup.iceberg.LocalFileIO;
import java.io.IOException;
import java.util.Map;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** Files of any kind, whose writing is a {@link FaultPoint}: the places within a commit. */
public final class MarkedFileIO implements FileIO {

  private static final long serialVersionUID = 1L;

  /** The catalog's property that names whose files they are; local ones without. */
  static final String OF = "torture.files-of";

  private FileIO files;

  /** Iceberg makes it by name, then calls {@link #initialize}. */
  public MarkedFileIO() {}

  @Override
  public void initialize(Map<String, String> properties) {
    String files = properties.getOrDefault(OF, LocalFileIO.class.getName());
    this.files = CatalogUtil.loadFileIO(files, properties, null);
  }

  @Override
  public Map<String, String> properties() {
    return files.properties();
  }

  @Override
  public InputFile newInputFile(String path) {
    return files.newInputFile(path);
  }

  @Override
  public OutputFile newOutputFile(String path) {
    return new MarkedFile(files.newOutputFile(path));
  }

  @Override
  public void deleteFile(String path) {
    files.deleteFile(path);
  }

  @Override
  public void close() {
    files.close();
  }

  private static Stage stage(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.endsWith(".metadata.json")) {
      return Stage.METADATA;
    }
    if (name.endsWith(".avro")) {
      return name.startsWith("snap-") ? Stage.MANIFEST_LIST : Stage.MANIFEST;
    }
    return Stage.DATA_FILE;
  }

  private record MarkedFile(OutputFile file) implements OutputFile {

    @Override
    public PositionOutputStream create() {
      FaultPoint.reach(stage(location()));
      return marked(file.create());
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
      FaultPoint.reach(stage(location()));
      return marked(file.createOrOverwrite());
    }

    @Override
    public String location() {
      return file.location();
    }

    @Override
    public InputFile toInputFile() {
      return file.toInputFile();
    }

    private PositionOutputStream marked(PositionOutputStream stream) {
      return stage(location()) == Stage.METADATA ? new MarkedStream(stream) : stream;
    }
  }

  private static final class MarkedStream extends PositionOutputStream {

    private final PositionOutputStream stream;
    private boolean closed;

    MarkedStream(PositionOutputStream stream) {
      this.stream = stream;
    }

    @Override
    public long getPos() throws IOException {
      return stream.getPos();
    }

    @Override
    public void write(int value) throws IOException {
      stream.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      stream.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      stream.flush();
    }

    @Override
    public void close() throws IOException {
      stream.close();
      if (!closed) {
        closed = true;
        FaultPoint.reach(Stage.METADATA_WRITTEN);
      }
    }
  }
}
