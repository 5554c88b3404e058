package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.fixture.S3LandingPlace;
import io.frazil.localaws.S3Server;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the preflight says of a landing place on S3. */
class TestCheckOnS3 {

  private static S3Server server;

  @TempDir private Path folder;
  private S3LandingPlace landing;

  @BeforeAll
  static void start() {
    server = S3Server.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void deliverOneFile() {
    landing = S3LandingPlace.at(server.endpoint());
    landing.put("public/orders/LOAD00000001.csv", "I,2024-06-12 10:28:17.798779,1,,\n");
  }

  @AfterEach
  void endFaults() {
    server.faults().clear();
    landing.close();
  }

  @Test
  void landingThatCanBeListedAndReadHasNoFinding() throws IOException {
    assertThat(findings("landing-unreadable", "no-files", "not-in-pipeline")).isEmpty();
  }

  @Test
  void foldersOfNoTableAreNamed() throws IOException {
    landing.put("public/customers/LOAD00000001.csv", "I,1\n");
    landing.put("awsdms_control/status/LOAD00000001.csv", "I,1\n");

    assertThat(findings("not-in-pipeline"))
        .startsWith("INFO,not-in-pipeline,public/customers,")
        .hasLineCount(1);
  }

  @Test
  void deniedListingNamesThePermission() throws IOException {
    server.faults().denyListing("");

    assertThat(findings("landing-unreadable"))
        .startsWith("ERROR,landing-unreadable,landing " + landing.location())
        .contains(
            "Allow s3:ListBucket on arn:aws:s3:::"
                + landing.location().bucket()
                + " to the role this runs as");
  }

  @Test
  void deniedReadingNamesThePermission() throws IOException {
    server.faults().denyReading("");

    assertThat(findings("landing-unreadable"))
        .contains(
            "Allow s3:GetObject on arn:aws:s3:::"
                + landing.location().bucket()
                + "/dms/public/orders/LOAD00000001.csv to the role this runs as");
  }

  @Test
  void missingBucketIsNamed() throws IOException {
    assertThat(findings("s3://no-such-bucket/dms", "landing-unreadable"))
        .contains("Cannot list s3://no-such-bucket/dms/public/orders: there is no such bucket");
  }

  private String findings(String... checks) throws IOException {
    StringBuilder found = new StringBuilder();
    for (String check : checks) {
      found.append(findings(landing.location().text(), check));
    }
    return found.toString();
  }

  private String findings(String place, String check) throws IOException {
    CommandLine command = new CommandLine(new CheckCommand());
    command.setCaseInsensitiveEnumValuesAllowed(true);
    StringWriter out = new StringWriter();
    command.setOut(new PrintWriter(out));
    command.execute("--pipeline", pipeline(place).toString(), "--output", "csv");
    return out.toString()
        .lines()
        .filter(line -> line.contains("," + check + ","))
        .map(line -> line + "\n")
        .collect(Collectors.joining());
  }

  private Path pipeline(String place) throws IOException {
    String properties =
        S3LandingPlace.properties(server.endpoint()).entrySet().stream()
            .map(TestCheckOnS3::property)
            .collect(Collectors.joining("\n"));
    String yaml =
        """
        pipeline: shop
        landing: %s
        dms-endpoint: {IncludeOpForFullLoad: true, TimestampColumnName: ts}
        catalog:
          name: lake
          warehouse: warehouse
          properties:
        %s
        tables:
          - source: public.orders
            target: shop.orders
            key: id
            columns: {id: long}
        """;
    return Files.writeString(folder.resolve("shop.yaml"), yaml.formatted(place, properties));
  }

  private static String property(Map.Entry<String, String> property) {
    return "    " + property.getKey() + ": '" + property.getValue() + "'";
  }
}
