package io.frazil.merge.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.merge.changefile.StoredObject;
import io.frazil.merge.changefile.TableListing;
import io.frazil.merge.watermark.SnapshotRecord;
import io.frazil.merge.watermark.TableProgress;
import io.frazil.model.pipeline.MergePolicy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TestIgnoredNotices {

  private static final Instant NOW = Instant.parse("2024-06-12T12:00:00Z");

  @Test
  void emptyAndControlObjectsAreCounted() {
    assertThat(
            notices(
                object("20240612-103127367.csv", 0),
                object("awsdms_status/20240612-103127367.csv", 9),
                object("s3_validation_failures/a.csv", 9)))
        .containsExactly("ignored by rule: 1 empty, 2 control or validation");
  }

  @Test
  void unknownObjectsAreNamedUpToFive() {
    assertThat(
            notices(
                IntStream.range(0, 7)
                    .mapToObj(i -> object("notes" + i + ".txt", 9))
                    .toArray(StoredObject[]::new)))
        .containsExactlyElementsOf(
            Stream.concat(
                    IntStream.range(0, 5)
                        .mapToObj(
                            i -> "object notes" + i + ".txt has no name DMS gives and is not read"),
                    Stream.of("2 more such objects"))
                .toList());
  }

  private static List<String> notices(StoredObject... objects) {
    TableProgress progress =
        TableProgress.of(List.of(new SnapshotRecord(1, NOW, "append", Map.of())), true);
    DrainRules rules = new DrainRules(MergePolicy.DEFAULT, ZoneOffset.UTC, false, NOW);
    return new BatchSelector(TableListing.of(List.of(objects)), progress, rules, file -> true)
        .select()
        .notices();
  }

  private static StoredObject object(String path, long size) {
    return new StoredObject(path, size, NOW, "");
  }
}
