package io.frazil.merge.read;

import static io.frazil.merge.read.ChangeFixture.LOAD;
import static io.frazil.merge.read.ChangeFixture.PLAIN;
import static io.frazil.merge.read.ChangeFixture.file;
import static io.frazil.merge.read.ChangeFixture.gzip;
import static io.frazil.merge.read.ChangeFixture.layout;
import static io.frazil.merge.read.ChangeFixture.read;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestChangeFileReader {

  private static final String ZIPPED = LOAD + ".gz";
  private static final ChangeLayout LAYOUT = layout(PLAIN, "id int", "name string");
  private static final byte[] TEXT = "1,a\n2,\"b\nc\"\n".getBytes(UTF_8);
  private static final String[] ROWS = {"1 INSERT [1, 'a']", "2 INSERT [2, 0x620a63]"};

  @Test
  void gzipFileIsReadByNameAndByItsFirstBytes() {
    assertThat(read(LAYOUT, ZIPPED, gzip(TEXT))).containsExactly(ROWS);
    assertThat(read(LAYOUT, LOAD, gzip(TEXT))).containsExactly(ROWS);
  }

  @Test
  void gzipFileMayHaveSeveralMembers() {
    byte[] two = concatenate(gzip("1,a\n2,".getBytes(UTF_8)), gzip("\"b\nc\"\n".getBytes(UTF_8)));

    assertThat(read(LAYOUT, ZIPPED, two)).containsExactly(ROWS);
  }

  @Test
  void brokenGzipNamesTheFile() {
    byte[] whole = gzip(TEXT);
    byte[] wrongSum = whole.clone();
    wrongSum[whole.length - 8] ^= 1;
    byte[] wrongLength = whole.clone();
    wrongLength[whole.length - 4] ^= 1;

    assertBroken(TEXT, "not in gzip format");
    assertBroken(new byte[0], "gzip data ends too early");
    assertBroken(Arrays.copyOf(whole, whole.length - 9), "gzip data ends too early");
    assertBroken(Arrays.copyOf(whole, whole.length - 1), "gzip data ends too early");
    assertBroken(wrongSum, "gzip data fails its checksum");
    assertBroken(wrongLength, "gzip data is not as long as its trailer says");
    assertBroken(concatenate(whole, TEXT), "not in gzip format");
  }

  private static void assertBroken(byte[] file, String reason) {
    assertFailure(FailureKind.SOURCE_DATA, () -> read(LAYOUT, ZIPPED, file))
        .hasMessage(
            "Cannot read change file LOAD00000001.csv.gz: "
                + reason
                + ". Expected a whole gzip file. Compare it with its copy at the source, or reload"
                + " the table in DMS.");
  }

  @Test
  void vanishedFileMayBeListedAnew() {
    ChangeFileReader reader = new ChangeFileReader(LAYOUT, new MemoryStorage(Map.of()));

    assertFailure(FailureKind.EXTERNAL, () -> reader.open(file("x/" + LOAD), name(LOAD)))
        .hasMessage(
            "Cannot read change file x/LOAD00000001.csv: it is gone since it was listed. Run again;"
                + " if DMS removed it (truncate, drop or reload of the table), the next listing"
                + " shows what stands.");
  }

  @Test
  void failingStorageIsNotTheFilesFault() {
    ChangeFileReader reader = new ChangeFileReader(LAYOUT, new FailingStorage());

    assertFailure(FailureKind.EXTERNAL, () -> reader.open(file(LOAD), name(LOAD)))
        .hasMessage(
            "Cannot read change file LOAD00000001.csv: the storage failed (java.io.IOException:"
                + " connection reset). Run again when the storage is reachable.");
  }

  @Test
  void localFilesAreReadByPathAndByUri(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve(LOAD), TEXT);
    ChangeFileReader reader = new ChangeFileReader(LAYOUT, new LocalChangeFileStorage());

    for (String location : new String[] {file.toString(), file.toUri().toString()}) {
      ListedFile listed = new ListedFile(location, TEXT.length, "");
      try (ChangeRows rows = reader.open(listed, name(LOAD))) {
        assertThat(ChangeFixture.drain(rows)).containsExactly(ROWS);
      }
    }
    assertFailure(FailureKind.EXTERNAL, () -> reader.open(file(folder + "/gone.csv"), name(LOAD)))
        .hasMessageContaining("/gone.csv: it is gone since it was listed.");
  }

  private static ChangeFileName name(String path) {
    return ChangeFileName.parse(path).orElseThrow();
  }

  private static byte[] concatenate(byte[] first, byte[] second) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(first);
    out.writeBytes(second);
    return out.toByteArray();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertFailure(
      FailureKind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable action) {
    return assertThatThrownBy(action)
        .isInstanceOfSatisfying(FrazilException.class, e -> assertThat(e.kind()).isEqualTo(kind));
  }

  /** Loses its connection after the first bytes. */
  private static final class FailingStorage implements ChangeFileStorage {

    private static final long serialVersionUID = 1L;

    @Override
    public InputStream open(ListedFile file) {
      ByteArrayInputStream start = new ByteArrayInputStream(TEXT);
      return new InputStream() {
        @Override
        public int read() throws IOException {
          int next = start.read();
          if (next < 0) {
            throw new IOException("connection reset");
          }
          return next;
        }
      };
    }

    @Override
    public RandomInput openRandom(ListedFile file) throws IOException {
      throw new IOException("connection reset");
    }
  }
}
