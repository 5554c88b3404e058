package io.frazil.localaws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.localaws.S3Call.Action;
import java.net.URI;
import org.junit.jupiter.api.Test;

class TestS3Call {

  @Test
  void keyIsDecodedOnce() {
    assertThat(call("PUT", "/lake/a%20b%2Bc%2525/d+e?x-id=PutObject"))
        .isEqualTo(new S3Call(Action.WRITE, "lake", "a b+c%25/d+e", true));
  }

  @Test
  void listingIsToldByItsPrefix() {
    assertThat(call("GET", "/lake?list-type=2&prefix=dms%2Fpublic%2F&max-keys=2"))
        .isEqualTo(new S3Call(Action.LIST, "lake", "dms/public/", false));
    assertThat(call("GET", "/lake/?list-type=2"))
        .isEqualTo(new S3Call(Action.LIST, "lake", "", false));
  }

  @Test
  void objectsAreReadByGetAndHead() {
    S3Call read = new S3Call(Action.READ, "lake", "x", false);

    assertThat(call("GET", "/lake/x?versionId=1")).isEqualTo(read);
    assertThat(call("HEAD", "/lake/x")).isEqualTo(read);
  }

  @Test
  void multipartUploadCreatesAnObjectWhenItIsCompleted() {
    assertThat(call("POST", "/lake/x?uploads").createsObject()).isFalse();
    assertThat(call("PUT", "/lake/x?partNumber=1&uploadId=u").createsObject()).isFalse();
    assertThat(call("POST", "/lake/x?uploadId=u").createsObject()).isTrue();
  }

  @Test
  void whatConcernsBucketsAloneIsNoListing() {
    assertThat(call("GET", "/").action()).isEqualTo(Action.OTHER);
    assertThat(call("PUT", "/lake").action()).isEqualTo(Action.OTHER);
    assertThat(call("GET", "/lake?location").action()).isEqualTo(Action.OTHER);
    assertThat(call("POST", "/lake?delete").action()).isEqualTo(Action.WRITE);
  }

  @Test
  void objectIsDeletedByItsNameAndNothingIsToldOfIt() {
    assertThat(call("DELETE", "/lake/x?x-id=DeleteObject"))
        .isEqualTo(new S3Call(Action.WRITE, "lake", "x", false));
  }

  @Test
  void otherMethodsAreRefused() {
    assertThatThrownBy(() -> call("PATCH", "/lake/x"))
        .hasMessage(
            "Cannot tell what PATCH does to an object. Expected GET, HEAD, PUT, POST or DELETE.");
  }

  private static S3Call call(String method, String uri) {
    return S3Call.of(method, URI.create(uri));
  }
}
