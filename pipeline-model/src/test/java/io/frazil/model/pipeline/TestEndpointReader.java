package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.PipelineText.minimalAnd;
import static io.frazil.model.pipeline.PipelineText.minimalWith;
import static io.frazil.model.pipeline.PipelineText.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestEndpointReader {

  static final List<String> IGNORED = EndpointKeys.IGNORED.names();

  @Test
  void nothingSetIsTheDefault() {
    assertThat(endpoint("{}")).isEqualTo(S3Settings.DEFAULT);
  }

  @Test
  void everySettingThatIsRead() {
    assertThat(
            endpoint(
                """

                  DataFormat: CSV
                  CompressionType: gzip
                  BucketFolder: ignored/for/local/landing
                  CsvDelimiter: '|'
                  CsvRowDelimiter: ;
                  CsvNullValue: \\N
                  UseCsvNoSupValue: y
                  CsvNoSupValue: absent
                  Rfc4180: FALSE
                  AddColumnName: true
                  AddTrailingPaddingCharacter: false
                  IncludeOpForFullLoad: true
                  CdcInsertsOnly: true
                  CdcInsertsAndUpdates: n
                  TimestampColumnName: ts
                  DatePartitionEnabled: true
                  DatePartitionSequence: YYYYMMDDHH
                  DatePartitionDelimiter: DASH
                  DatePartitionTimezone: Asia/Seoul
                  PreserveTransactions: false
                  CdcPath: ''
                  GlueCatalogGeneration: true
                """))
        .isEqualTo(
            new S3Settings(
                DataFormat.CSV,
                new CsvFormat("|", ";", "\\N", "absent", false, true),
                true,
                true,
                "ts",
                new DatePartitions(true, ZoneId.of("Asia/Seoul"))));
  }

  @Test
  void changesWithoutDeletesAreRead() {
    assertThat(
            endpoint("{CdcInsertsAndUpdates: true, IncludeOpForFullLoad: true}")
                .insertsAndUpdates())
        .isTrue();
    assertThat(endpoint("{DataFormat: csv}").insertsAndUpdates()).isFalse();
  }

  @Test
  void streamIsRead() {
    S3Settings stream = endpoint("{PreserveTransactions: true, CdcPath: /a/cdc/}");

    assertThat(stream.cdcPath()).isEqualTo("a/cdc");
    assertThat(stream.inTransactionOrder()).isTrue();
    assertThat(endpoint("{DataFormat: csv}").inTransactionOrder()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "public/orders", "public/orders/cdc"})
  void streamInAFolderOfTablesIsRefused(String path) {
    assertThat(
            problems(
                minimalAnd("dms-endpoint: {PreserveTransactions: true, CdcPath: " + path + "}\n")))
        .endsWith(
            "tables[0].source: the folder 'public/orders' and CdcPath '"
                + path
                + "' lie one in the other. Give CdcPath a folder of its own on the endpoint.");
  }

  @Test
  void parquetIsRead() {
    assertThat(endpoint("{DataFormat: parquet}").dataFormat()).isEqualTo(DataFormat.PARQUET);
  }

  @ParameterizedTest
  @FieldSource("IGNORED")
  void settingsThatChangeNothingAReaderMustKnowArePassedOver(String key) {
    assertThat(endpoint("{" + key + ": 1}")).isEqualTo(S3Settings.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"\\t 9", "\\n 10", "\\r 13", "\\u0001 1", "\\\\ 92", "\\ 92"})
  void controlCharactersAreSpeltWithABackslash(String written, int expected) {
    assertThat(endpoint("{CsvDelimiter: '" + written + "', CsvRowDelimiter: X}").csv().delimiter())
        .isEqualTo(Character.toString(expected));
  }

  @ParameterizedTest
  @ValueSource(strings = {"NULL", "'NULL'"})
  void nullTextMayBeTheWordThatYamlReadsAsNothing(String written) {
    assertThat(endpoint("{CsvNullValue: " + written + "}").csv().nullText()).isEqualTo("NULL");
  }

  @Test
  void textForUnloggedColumnsCountsOnlyWhenSwitchedOn() {
    assertThat(endpoint("{CsvNoSupValue: x}").csv().noSupplementalText()).isEmpty();
  }

  @Test
  void zoneCountsOnlyWithDateFolders() {
    assertThat(endpoint("{DatePartitionTimezone: Asia/Seoul}").datePartitions())
        .isEqualTo(DatePartitions.NONE);
    assertThat(endpoint("{DatePartitionEnabled: true, DatePartitionTimezone: ''}").datePartitions())
        .isEqualTo(new DatePartitions(true, ZoneId.of("UTC")));
  }

  @Test
  void unsupportedSettingsAreRefusedByName() {
    assertThat(
            problems(
                minimalAnd(
                    """
                    dms-endpoint:
                      PreserveTransactions: true
                      CdcPath: /
                      AddTrailingPaddingCharacter: Y
                      CdcInsertsAndUpdates: true
                      CompressionType: zstd
                    """)))
        .isEqualTo(
            """
            line 15: dms-endpoint.PreserveTransactions: 'true' is refused: DMS needs CdcPath with it, a folder.
            line 17: dms-endpoint.AddTrailingPaddingCharacter: 'Y' is refused: AWS does not say how it pads text, so that values would be guessed; set it to false.
            line 18: dms-endpoint.CdcInsertsAndUpdates: 'true' is refused: without IncludeOpForFullLoad AWS's documents contradict each other on whether changes carry an Op; set IncludeOpForFullLoad to true on the endpoint and here.
            line 19: dms-endpoint.CompressionType: 'zstd' is not accepted. Accepted: NONE, GZIP.""");
  }

  @Test
  void settingsThatDmsForbidsTogetherAreRefused() {
    assertThat(
            problems(
                minimalAnd(
                    """
                    dms-endpoint:
                      IncludeOpForFullLoad: true
                      CdcInsertsOnly: true
                      CdcInsertsAndUpdates: true
                      CdcPath: changes
                      AddColumnName: true
                      DatePartitionEnabled: true
                      GlueCatalogGeneration: true
                    """)))
        .isEqualTo(
            """
            line 16: dms-endpoint.CdcInsertsOnly: 'true' is refused: DMS forbids it together with CdcInsertsAndUpdates.
            line 18: dms-endpoint.CdcPath: 'changes' is refused: DMS writes changes there only with PreserveTransactions; say PreserveTransactions: true if the endpoint does, else remove CdcPath.
            line 19: dms-endpoint.AddColumnName: 'true' is refused: DMS forbids it together with CdcPath.
            line 20: dms-endpoint.DatePartitionEnabled: 'true' is refused: DMS forbids it together with CdcPath.
            line 21: dms-endpoint.GlueCatalogGeneration: 'true' is refused: DMS forbids it together with CdcPath.""");
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertThat(
            problems(
                minimalAnd(
                    """
                    dms-endpoint:
                      DataFormat: parket
                      Rfc4180: maybe
                      CsvDelimiter: \\q
                      CsvRowDelimiter: ''
                      DatePartitionSequence: DD
                      DatePartitionDelimiter: dot
                      DatePartitionTimezone: Mars
                      TimestampColumName: ts
                      CsvNullValue: ~
                      BucketFolder: [a]
                    """)))
        .isEqualTo(
            """
            line 15: dms-endpoint.DataFormat: 'parket' is not accepted; did you mean 'parquet'? Accepted: csv, parquet.
            line 16: dms-endpoint.Rfc4180: 'maybe' is not accepted. Accepted: true, false, y, n.
            line 17: dms-endpoint.CsvDelimiter: '\\q' is refused: it holds an escape that is not known. Accepted: one or more characters, of which control characters may be spelt \\n, \\r, \\t, \\u0001.
            line 18: dms-endpoint.CsvRowDelimiter: '' is not accepted. Accepted: one or more characters, of which control characters may be spelt \\n, \\r, \\t, \\u0001.
            line 19: dms-endpoint.DatePartitionSequence: 'DD' is not accepted. Accepted: YYYYMMDD, YYYYMMDDHH, YYYYMM, MMYYYYDD, DDMMYYYY.
            line 20: dms-endpoint.DatePartitionDelimiter: 'dot' is not accepted. Accepted: SLASH, DASH, UNDERSCORE, NONE.
            line 21: dms-endpoint.DatePartitionTimezone: 'Mars' is not accepted. Accepted: a time zone as Area/Location, such as Asia/Seoul.
            line 22: dms-endpoint.TimestampColumName: 'TimestampColumName' is no key here; did you mean 'TimestampColumnName'?
            line 23: dms-endpoint.CsvNullValue: expected a single value, got nothing. Accepted: any text.
            line 24: dms-endpoint.BucketFolder: expected a single value, got a list. Accepted: any text.""");
  }

  @Test
  void delimitersMustBeToldApart() {
    assertThat(problems(minimalAnd("dms-endpoint: {CsvDelimiter: ;, CsvRowDelimiter: ;}\n")))
        .isEqualTo(
            "line 14: dms-endpoint.CsvDelimiter: ';' separates fields and rows alike. Use two"
                + " delimiters.");
    assertThat(problems(minimalAnd("dms-endpoint: {CsvDelimiter: '\"'}\n")))
        .isEqualTo(
            "line 14: dms-endpoint.CsvDelimiter: '\"' is refused: with Rfc4180 the quote marks"
                + " text. Use another character.");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://bucket/dms, dms",
    "s3://bucket/a/dms/, /dms/",
    "s3://bucket/a/dms, a/dms",
    "s3://bucket, ''",
    "/local, dms"
  })
  void landingMayEndInTheBucketFolder(String landing, String folder) {
    assertThat(
            PipelineText.parse(
                minimalWith("landing: landing", "landing: " + landing)
                    + "dms-endpoint: {BucketFolder: '"
                    + folder
                    + "'}\n"))
        .isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://dms", "s3://bucket/xdms", "s3://bucket/dms/x"})
  void landingMustEndInTheBucketFolder(String landing) {
    assertThat(
            problems(
                minimalWith("landing: landing", "landing: " + landing)
                    + "dms-endpoint: {BucketFolder: dms}\n"))
        .isEqualTo(
            "line 14: dms-endpoint.BucketFolder: 'dms' is not where landing '"
                + landing
                + "' ends, but DMS writes there. Let landing end in /dms.");
  }

  private static S3Settings endpoint(String yaml) {
    return PipelineText.parse(minimalAnd("dms-endpoint: " + yaml)).endpoint();
  }
}
