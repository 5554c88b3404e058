package io.frazil.merge.discover;

import static io.frazil.merge.discover.Discovery.paths;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LandingFolder;
import io.frazil.merge.changefile.ChangeBatch;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A table of a pipeline whose changes are in transaction order, beside other tables. */
class TestStreamSelection {

  private static final String S1 = "CDC_TXN-20240612100001000.csv";
  private static final String S2 = "CDC_TXN-20240612100002000.csv";
  private static final String S3 = "CDC_TXN-20240612100003000.csv";
  private static final String S4 = "CDC_TXN-20240612100004000.csv";
  private static final String S5 = "CDC_TXN-20240612100005000.csv";

  private final Discovery discovery = new Discovery().at(60);
  private final LandingFolder stream = discovery.stream();

  @Test
  void filesWithoutARowOfTheTableGoAlongUnread() {
    stream.write(1, S2);
    discovery.writeOfOthers(1, S1, S3);

    ChangeBatch batch = discovery.next();

    assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.CHANGES);
    assertThat(paths(batch.files())).containsExactly(S1, S2, S3);
    assertThat(paths(batch.reading())).containsExactly(S2);
    assertThat(batch.watermark()).isEqualTo(S3);
  }

  @Test
  void tableWithoutARowInTheStreamIsUpToDateAndHasReachedItsEnd() {
    discovery.writeOfOthers(1, S1, S2);

    Selection selection = discovery.select();

    assertThat(selection.batch()).isEmpty();
    assertThat(selection.pending()).isZero();
    assertThat(selection.pendingSince()).isEmpty();
    assertThat(selection.reached()).contains(S2);
  }

  @Test
  void quietTableMovesItsWatermarkOnceFilesAreMany() {
    discovery.batches(500);
    discovery.writeOfOthers(1, numbered(1, 99));
    assertThat(discovery.select().batch()).isEmpty();

    discovery.writeOfOthers(1, numbered(100, 100));
    ChangeBatch batch = discovery.next();
    discovery.commit(batch);

    assertThat(paths(batch.files())).containsExactly(numbered(1, 100));
    assertThat(batch.reading()).isEmpty();
    assertThat(discovery.select().batch()).isEmpty();
  }

  @Test
  void batchThatIsFullMovesTheWatermarkWhateverItHolds() {
    discovery.writeOfOthers(1, S1, S2, S3);
    stream.write(1, S4);

    ChangeBatch full = discovery.next();
    discovery.commit(full);
    ChangeBatch rest = discovery.next();

    assertThat(paths(full.files())).containsExactly(S1, S2, S3);
    assertThat(full.reading()).isEmpty();
    assertThat(paths(rest.reading())).containsExactly(S4);
  }

  @Test
  void noMoreOfABacklogIsLookedIntoThanTheNextBatch() {
    stream.write(1, S1, S2, S3, S4, S5);

    Selection selection = discovery.select();

    assertThat(discovery.looked()).containsExactly(S1, S2, S3);
    assertThat(selection.pending()).isEqualTo(5);
    assertThat(selection.reached()).isEmpty();
  }

  @Test
  void positionEndsBeforeTheFirstFileThatIsPending() {
    stream.write(1, S1);
    discovery.drain();
    discovery.writeOfOthers(70, S2, S4);
    stream.write(70, S3);

    Selection selection = discovery.at(80).select();

    assertThat(selection.pending()).isEqualTo(1);
    assertThat(selection.reached()).contains(S2);
  }

  @Test
  void lateFileWithRowsIsFoldedWithWhatFollowedIt() {
    stream.write(1, S1, S4);
    discovery.drain();
    stream.write(70, S3);
    discovery.writeOfOthers(70, S2);

    Selection late = discovery.at(80).select();
    ChangeBatch batch = late.batch().orElseThrow();

    assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.REFOLD);
    assertThat(paths(batch.files())).containsExactly(S2, S3);
    assertThat(paths(batch.reading())).containsExactly(S3, S4);
    assertThat(batch.watermark()).isEqualTo(S4);
    assertThat(late.reached()).contains(S2);
  }

  @Test
  void lateFileOfOthersIsNamedAndFoldsNothing() {
    stream.write(1, S1, S3);
    discovery.drain();
    stream.remove(S3);
    discovery.writeOfOthers(70, S2);

    ChangeBatch batch = discovery.at(80).next();
    discovery.commit(batch);

    assertThat(batch.kind()).isEqualTo(ChangeBatch.Kind.REFOLD);
    assertThat(paths(batch.files())).containsExactly(S2);
    assertThat(batch.reading()).isEmpty();
    assertThat(batch.watermark()).isEqualTo(S3);
    assertThat(discovery.select().batch()).isEmpty();
  }

  @Test
  void filesOfOthersDoNotTellThatALoadIsComplete() {
    discovery.folder().write(50, "LOAD00000001.csv");
    discovery.writeOfOthers(55, S1);
    assertThat(discovery.select().waiting()).contains("full load of 1 file");
    assertThat(discovery.select().reached()).isEmpty();

    stream.write(56, S2);

    assertThat(paths(discovery.next().files())).containsExactly("LOAD00000001.csv");
  }

  @Test
  void reloadFencesTheStreamOffForItsTable() {
    discovery.folder().write(1, "LOAD00000001.csv");
    stream.write(2, S1);
    discovery.at(100).drain();
    discovery.folder().write(200, "LOAD00000001.csv");
    stream.write(210, "CDC_TXN-20240612100330000.csv");
    discovery.at(300);

    ChangeBatch load = discovery.next();
    discovery.commit(load);

    assertThat(load.kind()).isEqualTo(ChangeBatch.Kind.LOAD);
    assertThat(paths(discovery.next().files())).containsExactly("CDC_TXN-20240612100330000.csv");
    assertThat(discovery.select().notices())
        .contains("1 CDC file is older than the full load and fenced off");
  }

  @Test
  void filesOfTheTablesOwnFolderAreInOneOrderWithTheStream() {
    discovery.folder().write(1, "20240612-100001000.csv", "20240612-100003000.csv");
    stream.write(1, S2);

    assertThat(paths(discovery.next().files()))
        .containsExactly("20240612-100001000.csv", S2, "20240612-100003000.csv");
  }

  private static String[] numbered(int first, int last) {
    return IntStream.rangeClosed(first, last)
        .mapToObj(number -> String.format(Locale.ROOT, "CDC_TXN-20240612100%06d.csv", number))
        .toArray(String[]::new);
  }
}
