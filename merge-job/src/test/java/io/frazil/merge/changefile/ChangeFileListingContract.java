package io.frazil.merge.changefile;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.LandingPlace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every listing of a landing place does. */
public abstract class ChangeFileListingContract {

  private static final int MORE_THAN_A_PAGE = 1_005;

  /** Empty at the beginning of each test. */
  protected abstract LandingPlace place();

  @Test
  void objectsAtAnyDepthAreListedBelowTheFolder() {
    place().put("public/orders/LOAD00000001.csv", "I,1");
    place().put("public/orders/2024/06/12/20240612-103125108.csv", "U,1");
    place().put("public/orders/2024/06/12/empty.csv", "");

    assertThat(paths("public/orders"))
        .containsExactlyInAnyOrder(
            "LOAD00000001.csv", "2024/06/12/20240612-103125108.csv", "2024/06/12/empty.csv");
  }

  @Test
  void folderWhoseNameStartsAnotherOneHoldsItsOwnObjectsAlone() {
    place().put("public/orders/LOAD00000001.csv", "I,1");
    place().put("public/orders_archive/LOAD00000002.csv", "I,1");
    place().put("public/orders.csv", "I,1");

    assertThat(paths("public/orders")).containsExactly("LOAD00000001.csv");
  }

  @Test
  void missingFolderIsAnEmptyTable() {
    place().put("public/orders/LOAD00000001.csv", "I,1");

    assertThat(paths("public/empty_table")).isEmpty();
    assertThat(place().folders().folders(place().location().resolve("nothing"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "a+b",
        "a%20b",
        "a%2Bb",
        "Bestellungen_für_Größe",
        "注文",
        "it's \"quoted\"",
        "R&D <x>",
        "a=b;c,d@e:f$g!(h)~#?i*"
      })
  void oddCharactersStayAsTheyAre(String name) {
    String path = name + "/" + name + ".csv";
    place().put("public/" + path, "I,1");

    assertThat(paths("public")).containsExactly(path);
    assertThat(paths("public/" + name)).containsExactly(name + ".csv");
    assertThat(place().folders().folders(place().location().resolve("public")))
        .containsExactly(name);
  }

  @Test
  void everyObjectOfSeveralPagesIsListedOnce() {
    List<String> names =
        IntStream.range(0, MORE_THAN_A_PAGE)
            .mapToObj(i -> "20240612-" + (100_000_000 + i) + ".csv")
            .toList();
    names.parallelStream().forEach(name -> place().put("public/orders/" + name, "U,1"));
    place().put("public/orders/LOAD00000001.csv", "I,1");

    assertThat(paths("public/orders"))
        .hasSize(names.size() + 1)
        .containsAll(names)
        .contains("LOAD00000001.csv");
  }

  @Test
  void foldersAreNamedInOrderWithoutWhatIsInThem() {
    place().put("public/orders/2024/06/20240612-103125108.csv", "U,1");
    place().put("public/customers/LOAD00000001.csv", "I,1");
    place().put("sales/x/LOAD00000001.csv", "I,1");
    place().put("public/note.txt", "x");

    assertThat(place().folders().folders(place().location())).containsExactly("public", "sales");
    assertThat(place().folders().folders(place().location().resolve("public")))
        .containsExactly("customers", "orders");
  }

  @Test
  void rewrittenObjectIsToldFromTheOneBefore() {
    place().put("public/orders/LOAD00000001.csv", "I,1");
    StoredObject before = only("public/orders");
    place().put("public/orders/LOAD00000001.csv", "I,22");
    StoredObject after = only("public/orders");

    assertThat(before.size()).isEqualTo(3);
    assertThat(after.size()).isEqualTo(4);
    assertThat(after).isNotEqualTo(before);
    assertThat(after.modified()).isAfterOrEqualTo(before.modified());
  }

  @Test
  void deletedObjectIsGone() {
    place().put("public/orders/LOAD00000001.csv", "I,1");
    place().delete("public/orders/LOAD00000001.csv");

    assertThat(paths("public/orders")).isEmpty();
  }

  private StoredObject only(String folder) {
    List<StoredObject> objects = place().listing().list(place().location().resolve(folder));
    assertThat(objects).hasSize(1);
    return objects.get(0);
  }

  private List<String> paths(String folder) {
    return place().listing().list(place().location().resolve(folder)).stream()
        .map(StoredObject::path)
        .toList();
  }
}
