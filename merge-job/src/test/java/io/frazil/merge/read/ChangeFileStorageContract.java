package io.frazil.merge.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingPlace;
import io.frazil.merge.changefile.StoredObject;
import io.frazil.merge.read.ChangeFileStorage.RandomInput;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every storage of change files does. */
public abstract class ChangeFileStorageContract {

  private static final String PATH = "public/orders/a b+c%20.csv";

  /** Longer than what is held of a file at a time. */
  private static final int LARGE = (17 << 20) + 3;

  /** Empty at the beginning of each test. */
  protected abstract LandingPlace place();

  @Test
  void fileIsReadFromStartToEnd() throws IOException {
    place().put(PATH, "I,1\nI,2\n");

    try (InputStream bytes = place().storage().open(listed())) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("I,1\nI,2\n");
      assertThat(bytes.read()).isEqualTo(-1);
    }
  }

  @Test
  void emptyFileIsAtItsEnd() throws IOException {
    place().put(PATH, "");

    try (InputStream bytes = place().storage().open(listed())) {
      assertThat(bytes.read()).isEqualTo(-1);
    }
    try (RandomInput random = place().storage().openRandom(listed())) {
      assertThat(random.length()).isZero();
      assertThat(random.read(0, new byte[1], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void largeFileIsReadWhole() throws IOException {
    byte[] content = content(LARGE);
    place().put(PATH, content);

    try (InputStream bytes = place().storage().open(listed())) {
      assertThat(Arrays.equals(bytes.readAllBytes(), content)).isTrue();
    }
  }

  @Test
  void fileIsReadAnywhere() throws IOException {
    byte[] content = content(LARGE);
    place().put(PATH, content);

    try (RandomInput random = place().storage().openRandom(listed())) {
      assertThat(random.length()).isEqualTo(LARGE);
      assertRange(random, content, LARGE - 8, 8);
      assertRange(random, content, LARGE - 70_000, 70_000);
      assertRange(random, content, 4, 9 << 20);
      assertRange(random, content, 9 << 20, LARGE - (9 << 20));
      assertRange(random, content, 0, 1);
      assertThat(random.read(LARGE, new byte[1], 0, 1)).isEqualTo(-1);
    }
  }

  @Test
  void vanishedFileIsTold() {
    place().put(PATH, "I,1\n");
    ListedFile listed = listed();
    place().delete(PATH);

    assertThatThrownBy(() -> place().storage().open(listed))
        .isInstanceOfAny(FileNotFoundException.class, NoSuchFileException.class);
    assertThatThrownBy(() -> readFirst(listed))
        .isInstanceOfAny(FileNotFoundException.class, NoSuchFileException.class);
  }

  @Test
  void fileThatGrewSinceItWasListedIsTold() {
    place().put(PATH, "I,1\n");
    ListedFile listed = listed();
    place().put(PATH, "I,1\nI,2\n");

    assertThatThrownBy(() -> readAll(listed)).isInstanceOf(FileReplacedException.class);
    assertThatThrownBy(() -> readFirst(listed)).isInstanceOf(FileReplacedException.class);
  }

  @Test
  void fileThatShrankSinceItWasListedIsTold() {
    place().put(PATH, "I,1\nI,2\n");
    ListedFile listed = listed();
    place().put(PATH, "I,1\n");

    assertThatThrownBy(() -> readAll(listed)).isInstanceOf(FileReplacedException.class);
    assertThatThrownBy(() -> readFirst(listed)).isInstanceOf(FileReplacedException.class);
  }

  private void readAll(ListedFile listed) throws IOException {
    try (InputStream bytes = place().storage().open(listed)) {
      bytes.readAllBytes();
    }
  }

  /** The file as a listing shows it. */
  protected final ListedFile listed() {
    StoredObject object =
        place().listing().list(place().location().resolve("public")).stream()
            .findFirst()
            .orElseThrow();
    return new ListedFile(
        place().location().resolve("public/" + object.path()).text(), object.size(), object.etag());
  }

  /** Reads the first byte as a Parquet file is read. */
  protected final void readFirst(ListedFile listed) throws IOException {
    try (RandomInput random = place().storage().openRandom(listed)) {
      random.read(0, new byte[1], 0, 1);
    }
  }

  /** Noise, the same each time. */
  protected static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(length).nextBytes(content);
    return content;
  }

  private static void assertRange(RandomInput random, byte[] content, int position, int length)
      throws IOException {
    byte[] read = new byte[length];
    int at = 0;
    while (at < length) {
      at += random.read(position + at, read, at, length - at);
    }
    assertThat(Arrays.equals(read, Arrays.copyOfRange(content, position, position + length)))
        .as("bytes %s to %s", position, position + length)
        .isTrue();
  }
}
