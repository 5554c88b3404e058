package io.frazil.merge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingPlace;
import io.frazil.fixture.S3LandingPlace;
import io.frazil.merge.read.ChangeFileStorageContract;
import io.frazil.merge.read.FileReplacedException;
import io.frazil.merge.read.ListedFile;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on S3 in this JVM, and what only S3 does. */
class TestS3Storage extends ChangeFileStorageContract {

  private static final String PATH = "public/orders/LOAD00000001.csv";
  private static final int TWO_RANGES = S3RandomInput.RANGE + 10;

  @RegisterExtension private static final LocalS3 S3 = new LocalS3();

  private S3LandingPlace place;

  @BeforeEach
  void takePlace() {
    place = S3.place();
  }

  @Override
  protected LandingPlace place() {
    return place;
  }

  @Test
  void fileWrittenAnewSinceItWasListedIsNotRead() {
    place.put(PATH, "I,1\n");
    ListedFile listed = listed();
    place.put(PATH, "I,2\n");

    assertThatThrownBy(() -> place.storage().open(listed))
        .isInstanceOf(FileReplacedException.class)
        .hasMessage(listed.location());
    assertThatThrownBy(() -> readFirst(listed)).isInstanceOf(FileReplacedException.class);
  }

  @Test
  void fileWrittenAnewWhileItIsReadIsNeverMixed() throws IOException {
    place.put(PATH, content(TWO_RANGES));

    try (InputStream bytes = place.storage().open(listed())) {
      assertThat(bytes.readNBytes(S3RandomInput.RANGE)).hasSize(S3RandomInput.RANGE);
      place.put(PATH, content(TWO_RANGES + 1));

      assertThatThrownBy(bytes::read).isInstanceOf(FileReplacedException.class);
    }
  }

  @Test
  void brokenConnectionIsLeftToTheRetriesOfTheSdk() throws IOException {
    place.put(PATH, "I,1\nI,2\n");
    S3.server().faults().dropReads(2);

    try (InputStream bytes = place.storage().open(listed())) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("I,1\nI,2\n");
    }
  }

  @Test
  void connectionThatBreaksEachTimeIsAFailureAndNoShorterFile() {
    place.put(PATH, "I,1\nI,2\n");
    ListedFile listed = listed();
    S3.server().faults().dropReads(3);

    assertThatThrownBy(() -> place.storage().open(listed))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessageStartingWith("Cannot read " + listed.location() + ": AWS does not answer (");
  }

  @Test
  void deniedReadingNamesThePermission() {
    place.put(PATH, "I,1\n");
    ListedFile listed = listed();
    S3.server().faults().denyReading(place.location().bucket());

    assertThatThrownBy(() -> place.storage().open(listed))
        .isInstanceOf(FrazilException.class)
        .hasMessageContaining(
            "Allow s3:GetObject on arn:aws:s3:::" + place.location().bucket() + "/dms/" + PATH);
  }

  @Test
  void storageIsSentToWhereFilesAreRead() throws Exception {
    place.put(PATH, "I,1\n");
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(sent)) {
      out.writeObject(place.storage());
    }

    S3ChangeFileStorage storage;
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(sent.toByteArray()))) {
      storage = (S3ChangeFileStorage) in.readObject();
    }

    try (InputStream bytes = storage.open(listed())) {
      assertThat(bytes.readAllBytes()).asString().isEqualTo("I,1\n");
    }
  }

  @Test
  void rangesHoldTheWholeOfASmallFileAndTheFooterOfALargeOne() {
    long size = 100L << 20;

    assertThat(S3RandomInput.from(5_000_000, S3RandomInput.RANGE)).isZero();
    assertThat(S3RandomInput.from(size - 8, size)).isEqualTo(size - S3RandomInput.TAIL);
    assertThat(S3RandomInput.from(4, size)).isEqualTo(4);
  }
}
