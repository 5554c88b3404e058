package io.frazil.model.pipeline;

import io.frazil.model.dms.WritingSettings;
import io.frazil.model.dms.WritingSettings.Cutting;
import io.frazil.model.dms.WritingSettings.DateDelimiter;
import io.frazil.model.dms.WritingSettings.DateFolders;
import io.frazil.model.dms.WritingSettings.DateSequence;
import io.frazil.model.dms.WritingSettings.Encoding;
import io.frazil.model.dms.WritingSettings.Parquet;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads an endpoint for a writer of its files: settings whose files no reader of Frazil follows are
 * taken too, what DMS forbids is refused.
 */
public final class DmsEndpointReader {

  private static final Accepted<Boolean> VERSION_2 =
      Accepted.oneOf(Map.of("parquet-1-0", false, "parquet-2-0", true));
  private static final Accepted<Encoding> ENCODING =
      Accepted.oneOf(
          Map.of(
              "plain", Encoding.PLAIN,
              "plain-dictionary", Encoding.PLAIN_DICTIONARY,
              "rle-dictionary", Encoding.RLE_DICTIONARY));
  private static final int KB = 1024;

  private final Problems problems;

  DmsEndpointReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * Reads JSON as {@code aws dms describe-endpoints} prints it: the whole answer, one endpoint of
   * it, or the S3Settings alone.
   *
   * @throws PipelineException when it cannot be used, with everything that is wrong
   */
  public static DmsEndpoint read(Path file) {
    Problems problems = new Problems();
    Optional<DmsEndpoint> endpoint = Optional.empty();
    try {
      String json = Text.unmarked(Text.read(file.toString()));
      endpoint =
          NodeParser.json(json, file.toString(), problems)
              .flatMap(root -> EndpointFile.settings(root, problems))
              .map(node -> new DmsEndpointReader(problems).read(node));
    } catch (IOException e) {
      problems.add(Place.top(file.toString()), Text.reason(e) + ".");
    }
    return orFail(endpoint, "endpoint settings", problems);
  }

  /**
   * Reads what a pipeline file says of the endpoint, in itself or in the JSON it names; nothing set
   * where it says nothing.
   *
   * @param location a path or {@code s3://bucket/key}
   * @throws PipelineException when it cannot be used, with everything that is wrong
   */
  public static DmsEndpoint ofPipeline(String location, PipelineFiles files) {
    Problems problems = new Problems();
    Optional<DmsEndpoint> endpoint = Optional.of(DmsEndpoint.DEFAULT);
    try {
      Optional<Node> root = NodeParser.yaml(Text.unmarked(files.read(location)), problems);
      Optional<Node> node = root.map(found -> found.members().get("dms-endpoint"));
      if (node.isPresent()) {
        EndpointFile json = new EndpointFile(Base.folderOf(location), files, problems);
        endpoint =
            (node.get().isText() ? json.read(node.get()) : node)
                .map(found -> new DmsEndpointReader(problems).read(found));
      }
    } catch (IOException e) {
      problems.add(Place.top(""), Text.reason(e) + ".");
    }
    return orFail(endpoint, "pipeline file " + location, problems);
  }

  private static DmsEndpoint orFail(
      Optional<DmsEndpoint> endpoint, String subject, Problems problems) {
    if (problems.count() > 0) {
      throw new PipelineException(subject, problems.inFileOrder());
    }
    return endpoint.orElseThrow();
  }

  DmsEndpoint read(Node node) {
    Section section = Section.of(node, EndpointKeys.ALL, problems);
    EndpointReader reader = new EndpointReader(problems);
    DmsEndpoint endpoint = new DmsEndpoint(reader.settings(section), writing(section));
    new EndpointRules(problems).checkForWriting(section, EndpointReader.FLAG);
    return endpoint;
  }

  private WritingSettings writing(Section section) {
    return new WritingSettings(
        section.read("CompressionType", EndpointReader.COMPRESSION).orElse("NONE").equals("GZIP"),
        flag(section, "AddTrailingPaddingCharacter", false),
        cutting(section),
        new DateFolders(
            section
                .read("DatePartitionSequence", words(DateSequence.values()))
                .orElse(DateSequence.YYYYMMDD),
            section
                .read("DatePartitionDelimiter", words(DateDelimiter.values()))
                .orElse(DateDelimiter.SLASH)),
        flag(section, "UseTaskStartTimeForFullLoadTimestamp", false),
        parquet(section));
  }

  private static Cutting cutting(Section section) {
    Cutting silent = Cutting.DEFAULT;
    return new Cutting(
        section
            .read("MaxFileSize", Units.number(1, 1_048_576))
            .map(size -> size * KB)
            .orElse(silent.maxFileBytes()),
        section
            .read("CdcMaxBatchInterval", Units.number(0, Integer.MAX_VALUE))
            .map(Duration::ofSeconds)
            .orElse(silent.interval()),
        section
            .read("CdcMinFileSize", Units.number(1, Integer.MAX_VALUE))
            .map(size -> size * KB)
            .orElse(silent.minFileBytes()));
  }

  private static Parquet parquet(Section section) {
    Parquet silent = Parquet.DEFAULT;
    flag(section, "EnableStatistics", true);
    return new Parquet(
        section.read("ParquetVersion", VERSION_2).orElse(silent.version2()),
        flag(section, "ParquetTimestampInMillisecond", silent.milliseconds()),
        section.read("EncodingType", ENCODING).orElse(silent.encoding()),
        whole(section, "DictPageSizeLimit", silent.dictionaryBytes()),
        whole(section, "DataPageSize", silent.pageBytes()),
        whole(section, "RowGroupLength", silent.groupRows()));
  }

  private static int whole(Section section, String key, int silent) {
    return section
        .read(key, Units.number(1, Integer.MAX_VALUE))
        .map(Math::toIntExact)
        .orElse(silent);
  }

  private static boolean flag(Section section, String key, boolean silent) {
    return section.read(key, EndpointReader.FLAG).orElse(silent);
  }

  private static <T extends Enum<T>> Accepted<T> words(T[] values) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T value : values) {
      words.put(value.name(), value);
    }
    return Accepted.oneOf(words);
  }
}
