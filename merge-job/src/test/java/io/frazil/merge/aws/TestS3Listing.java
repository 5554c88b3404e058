package io.frazil.merge.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.fixture.LandingPlace;
import io.frazil.fixture.S3LandingPlace;
import io.frazil.merge.changefile.ChangeFileListingContract;
import io.frazil.merge.changefile.StoredObject;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.Location;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on S3 in this JVM, and what only S3 does. */
class TestS3Listing extends ChangeFileListingContract {

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
  void objectIsListedWithTheEtagThatItIsReadBy() {
    place.put("public/orders/LOAD00000001.csv", "I,1");

    assertThat(list("public/orders"))
        .extracting(StoredObject::etag)
        .containsExactly("\"4ac0b3b8702e4bfc0a28a210d066432e\"");
  }

  @Test
  void markersOfFoldersAreNoObjects() {
    place.put("public/orders/", "");
    place.put("public/orders/2024/", "");
    place.put("public/orders/2024/20240612-103125108.csv", "U,1");

    assertThat(list("public/orders"))
        .extracting(StoredObject::path)
        .containsExactly("2024/20240612-103125108.csv");
  }

  @Test
  void wholeBucketMayBeALandingPlace() {
    place.put("public/orders/LOAD00000001.csv", "I,1");
    Location bucket = new Location("s3://" + place.location().bucket());

    assertThat(place.listing().list(bucket))
        .extracting(StoredObject::path)
        .containsExactly("dms/public/orders/LOAD00000001.csv");
    assertThat(place.folders().folders(bucket)).containsExactly("dms");
  }

  @Test
  void missingBucketIsNoEmptyTable() {
    assertThatThrownBy(() -> place.listing().list(new Location("s3://no-such-bucket/dms")))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIGURATION))
        .hasMessageMatching(
            "Cannot list s3://no-such-bucket/dms: there is no such bucket \\(NoSuchBucket.*\\)\\."
                + " Correct its name, or create it\\.");
  }

  @Test
  void deniedListingIsNoEmptyTable() {
    S3.server().faults().denyListing(place.location().bucket() + "/dms/public/");

    assertThatThrownBy(() -> list("public/orders"))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessage(
            "Cannot list "
                + place.location()
                + "/public/orders: access is denied (AccessDenied, Access Denied, request LOCAL)."
                + " Allow s3:ListBucket on arn:aws:s3:::"
                + place.location().bucket()
                + " to the role this runs as.");
  }

  @Test
  void slowDownIsLeftToTheRetriesOfTheSdk() {
    place.put("public/orders/LOAD00000001.csv", "I,1");
    S3.server().faults().slowDownListings(2);

    assertThat(list("public/orders")).hasSize(1);

    S3.server().faults().slowDownListings(3);

    assertThatThrownBy(() -> list("public/orders"))
        .isInstanceOfSatisfying(
            FrazilException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.EXTERNAL))
        .hasMessage(
            "Cannot list "
                + place.location()
                + "/public/orders: AWS asks for fewer requests (SlowDown, Please reduce your"
                + " request rate, request LOCAL), after the SDK's own retries. Run again.");
  }

  @Test
  void listingByRangesShowsWhatStandsWhateverHasChanged() {
    S3ChangeFileListing listing = new S3ChangeFileListing(place.landing(), 3);
    Location folder = place.location().resolve("public/orders");
    for (int i = 10; i < 30; i++) {
      place.put("public/orders/20240612-1031000" + i + ".csv", "U,1");
    }
    assertThat(listing.list(folder)).isEqualTo(place.listing().list(folder)).hasSize(20);
    assertThat(listing.list(folder)).isEqualTo(place.listing().list(folder));

    place.put("public/orders/20240101-000000000.csv", "U,1"); // before all
    place.put("public/orders/20240612-103100012a.csv", "U,1"); // beside a bound
    place.put("public/orders/LOAD00000001.csv", "I,1"); // after all
    place.delete("public/orders/20240612-103100012.csv"); // a bound itself
    place.put("public/orders/20240612-103100020.csv", "U,2"); // written anew

    assertThat(listing.list(folder)).isEqualTo(place.listing().list(folder)).hasSize(22);

    S3.server().faults().denyListing("");
    assertThatThrownBy(() -> listing.list(folder))
        .isInstanceOf(FrazilException.class)
        .hasMessageContaining("Allow s3:ListBucket");
  }

  private List<StoredObject> list(String folder) {
    return place.listing().list(place.location().resolve(folder));
  }
}
