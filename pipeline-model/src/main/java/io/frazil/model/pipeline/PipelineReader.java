package io.frazil.model.pipeline;

import io.frazil.model.dms.DmsTask;
import io.frazil.model.dms.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a pipeline file, strictly: an unknown key, a value out of range, a contradiction are
 * problems, and all of them come in one exception. {@code docs/reference/pipeline-file.md} has
 * every key.
 */
public final class PipelineReader {

  static final Accepted<DmsTask> TASK = Accepted.of(DmsTask.FORM, DmsTask::parse);

  private final Base base;
  private final PipelineFiles files;
  private final Variables variables;
  private final Problems problems = new Problems();

  private PipelineReader(Base base, PipelineFiles files, Variables variables) {
    this.base = base;
    this.files = files;
    this.variables = variables;
  }

  /**
   * Reads a file on disk; relative paths in it count from its own directory.
   *
   * @throws PipelineException when it cannot be used, with everything that is wrong
   */
  public static Pipeline read(Path file) {
    return read(file.toString(), PipelineFiles.ON_DISK);
  }

  /**
   * Reads a file; the JSON it names stands beside it. Relative directories in a file on disk count
   * from its own; a file on S3 cannot have them.
   *
   * @param location a path or {@code s3://bucket/key}
   * @throws PipelineException when it cannot be used, with everything that is wrong
   * @throws io.frazil.model.failure.FrazilException when its storage fails or denies access
   */
  public static Pipeline read(String location, PipelineFiles files) {
    PipelineReader reader =
        new PipelineReader(Base.folderOf(location), files, Variables.OF_PROCESS);
    try {
      return reader.read(Text.unmarked(files.read(location)), "pipeline file " + location);
    } catch (IOException e) {
      reader.problems.add(Place.top(""), Text.reason(e) + ".");
      throw reader.failure("pipeline file " + location);
    }
  }

  /**
   * Reads a text; relative paths in it count from {@code baseDirectory}.
   *
   * @throws PipelineException when it cannot be used, with everything that is wrong
   */
  public static Pipeline parse(String yaml, Path baseDirectory) {
    return parse(yaml, baseDirectory, Variables.OF_PROCESS);
  }

  /**
   * Reads a text as {@link #parse(String, Path)} does.
   *
   * @param variables asked for the values of <code>${env:NAME}</code>
   */
  public static Pipeline parse(String yaml, Path baseDirectory, Variables variables) {
    return new PipelineReader(Base.of(baseDirectory), PipelineFiles.ON_DISK, variables)
        .read(yaml, "pipeline");
  }

  private Pipeline read(String yaml, String subject) {
    Optional<Pipeline> pipeline = NodeParser.yaml(yaml, problems).flatMap(this::pipeline);
    if (problems.count() > 0) {
      throw failure(subject);
    }
    return pipeline.orElseThrow();
  }

  private Optional<Pipeline> pipeline(Node root) {
    Places places = new Places(base);
    Section section = Section.of(root, Keys.PIPELINE, problems);
    Optional<String> name = section.readRequired("pipeline", Names.name());
    Optional<Location> landing = section.readRequired("landing", places.any());
    S3Settings endpoint =
        section
            .find("dms-endpoint")
            .flatMap(
                node ->
                    node.isText()
                        ? new EndpointFile(base, files, problems).read(node)
                        : Optional.of(node))
            .map(node -> new EndpointReader(problems).read(node, landing))
            .orElse(S3Settings.DEFAULT);
    Optional<CatalogConfig> catalog =
        section
            .require("catalog", "a map with name and warehouse")
            .flatMap(new CatalogReader(places, new VariableReader(variables, problems))::read);
    DmsTask task = section.read("dms-task", TASK).orElse(DmsTask.NONE);
    Monitoring monitoring =
        section
            .find("monitoring")
            .map(new MonitoringReader(places, problems)::read)
            .orElse(Monitoring.DEFAULT);
    List<PipelineTable> tables = tables(section, endpoint);
    return problems.count() == 0
        ? Optional.of(
            new Pipeline(
                name.orElseThrow(),
                landing.orElseThrow(),
                endpoint,
                catalog.orElseThrow(),
                tables,
                task,
                monitoring))
        : Optional.empty();
  }

  private List<PipelineTable> tables(Section section, S3Settings endpoint) {
    TablePolicy defaults =
        section
            .find("defaults")
            .map(node -> Section.of(node, Keys.POLICY, problems))
            .map(policy -> new PolicyReader(problems).read(policy, TablePolicy.DEFAULT))
            .orElse(TablePolicy.DEFAULT);
    TableReader table = new TableReader(defaults, endpoint, problems);
    return section
        .require("tables", "a list of tables")
        .map(new TablesReader(table, problems)::read)
        .orElse(List.of());
  }

  private PipelineException failure(String subject) {
    return new PipelineException(subject, problems.inFileOrder());
  }
}
