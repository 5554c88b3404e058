package io.frazil.model.pipeline;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the S3Settings of an endpoint. A setting that changes the files in a way no reader of
 * Frazil follows is refused by name; a setting that changes nothing a reader must know is passed
 * over.
 */
final class EndpointReader {

  static final Accepted<DataFormat> DATA_FORMAT =
      words(List.of("csv", "parquet"), List.of(DataFormat.CSV, DataFormat.PARQUET));
  static final Accepted<Boolean> FLAG =
      words(List.of("true", "false", "y", "n"), List.of(true, false, true, false));
  static final Accepted<String> COMPRESSION = words("NONE", "GZIP");
  static final Accepted<String> DATE_SEQUENCE =
      words("YYYYMMDD", "YYYYMMDDHH", "YYYYMM", "MMYYYYDD", "DDMMYYYY");
  static final Accepted<String> DATE_DELIMITER = words("SLASH", "DASH", "UNDERSCORE", "NONE");
  static final Accepted<String> TEXT = Accepted.of("any text", Optional::of);
  static final Accepted<ZoneId> ZONE =
      Accepted.of("a time zone as Area/Location, such as Asia/Seoul", EndpointReader::zone);

  private final Problems problems;

  EndpointReader(Problems problems) {
    this.problems = problems;
  }

  /** The settings; where one is a problem, the default in its place. */
  S3Settings read(Node node, Optional<Location> landing) {
    Section section = Section.of(node, EndpointKeys.ALL, problems);
    section.read("CompressionType", COMPRESSION);
    for (String key : List.of("AddTrailingPaddingCharacter", "GlueCatalogGeneration")) {
      section.read(key, FLAG);
    }
    section.read("DatePartitionSequence", DATE_SEQUENCE);
    section.read("DatePartitionDelimiter", DATE_DELIMITER);
    S3Settings settings = settings(section);
    landing.ifPresent(place -> refuseOtherFolder(section, place));
    new EndpointRules(problems).check(section, FLAG);
    return settings;
  }

  /** What a reader and a writer of the files must know alike. */
  S3Settings settings(Section section) {
    String cdcPath = folder(section, "CdcPath");
    return new S3Settings(
        section.read("DataFormat", DATA_FORMAT).orElse(DataFormat.CSV),
        csv(section),
        flag(section, "IncludeOpForFullLoad"),
        flag(section, "CdcInsertsOnly"),
        text(section, "TimestampColumnName"),
        datePartitions(section),
        flag(section, "CdcInsertsAndUpdates"),
        flag(section, "PreserveTransactions") ? cdcPath : "");
  }

  private CsvFormat csv(Section section) {
    boolean quoting = section.read("Rfc4180", FLAG).orElse(true);
    String delimiter = section.read("CsvDelimiter", Delimiters.ACCEPTED).orElse(",");
    String rowDelimiter = section.read("CsvRowDelimiter", Delimiters.ACCEPTED).orElse("\n");
    Delimiters.check(section, List.of(delimiter, rowDelimiter), quoting, problems);
    String noSupplementalText = text(section, "CsvNoSupValue");
    return new CsvFormat(
        delimiter,
        rowDelimiter,
        nullText(section),
        flag(section, "UseCsvNoSupValue") ? noSupplementalText : "",
        quoting,
        flag(section, "AddColumnName"));
  }

  /** Unset means an empty field, as real files show it; YAML's bare {@code NULL} means the word. */
  private String nullText(Section section) {
    Optional<Node> node = section.find("CsvNullValue");
    if (node.filter(found -> found.text().equalsIgnoreCase("null")).isPresent()) {
      return node.get().text();
    }
    return text(section, "CsvNullValue");
  }

  private static DatePartitions datePartitions(Section section) {
    Optional<ZoneId> zone =
        section.find("DatePartitionTimezone").filter(node -> !isEmpty(node)).isPresent()
            ? section.read("DatePartitionTimezone", ZONE)
            : Optional.empty();
    return flag(section, "DatePartitionEnabled")
        ? new DatePartitions(true, zone.orElse(DatePartitions.NONE.zone()))
        : DatePartitions.NONE;
  }

  private void refuseOtherFolder(Section section, Location landing) {
    String folder = folder(section, "BucketFolder");
    if (landing.isLocal() || folder.isEmpty()) {
      return;
    }
    String prefix = landing.text().replaceFirst("^s3://[^/]*", "");
    if (!prefix.endsWith("/" + folder)) {
      problems.add(
          section.find("BucketFolder").orElseThrow().place(),
          "'"
              + folder
              + "' is not where landing '"
              + landing
              + "' ends, but DMS writes there. Let landing end in /"
              + folder
              + ".");
    }
  }

  private static boolean flag(Section section, String key) {
    return section.read(key, FLAG).orElse(false);
  }

  private static String text(Section section, String key) {
    return section.read(key, TEXT).orElse("");
  }

  private static String folder(Section section, String key) {
    return text(section, key).replaceAll("^/+|/+$", "");
  }

  private static boolean isEmpty(Node node) {
    return node.isText() && node.text().isEmpty();
  }

  private static Optional<ZoneId> zone(String text) {
    try {
      return Optional.of(ZoneId.of(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Accepted<String> words(String... words) {
    return words(List.of(words), List.of(words));
  }

  /** One of some words, told in this order. */
  static <T> Accepted<T> words(List<String> words, List<T> values) {
    Map<String, T> byWord = new LinkedHashMap<>();
    for (int i = 0; i < words.size(); i++) {
      byWord.put(words.get(i), values.get(i));
    }
    return Accepted.oneOf(byWord);
  }
}
