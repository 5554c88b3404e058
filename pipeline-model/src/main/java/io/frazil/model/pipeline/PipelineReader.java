package io.frazil.model.pipeline;

import io.frazil.model.dms.S3Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a pipeline file, strictly: an unknown key, a value out of range, a contradiction are
 * problems, and all of them come in one exception. {@code docs/pipeline-file.md} is its reference.
 */
public final class PipelineReader {

  private final Path base;
  private final Problems problems = new Problems();

  private PipelineReader(Path base) {
    this.base = base.toAbsolutePath().normalize();
  }

  /**
   * Reads a file; relative paths in it count from its own directory.
   *
   * @throws PipelineException when it cannot be used, with everything that is wrong
   */
  public static Pipeline read(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    PipelineReader reader = new PipelineReader(absolute.resolveSibling(""));
    try {
      return reader.read(Text.read(absolute), "pipeline file " + file);
    } catch (IOException e) {
      reader.problems.add(Place.top(""), Text.reason(e) + ".");
      throw reader.failure("pipeline file " + file);
    }
  }

  /**
   * Reads a text; relative paths in it count from {@code baseDirectory}.
   *
   * @throws PipelineException when it cannot be used, with everything that is wrong
   */
  public static Pipeline parse(String yaml, Path baseDirectory) {
    return new PipelineReader(baseDirectory).read(yaml, "pipeline");
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
                    node.isText() ? new EndpointFile(base, problems).read(node) : Optional.of(node))
            .map(node -> new EndpointReader(problems).read(node, landing))
            .orElse(S3Settings.DEFAULT);
    Optional<CatalogConfig> catalog =
        section
            .require("catalog", "a map with name and warehouse")
            .flatMap(new CatalogReader(places, problems)::read);
    List<PipelineTable> tables = tables(section, endpoint);
    return problems.count() == 0
        ? Optional.of(
            new Pipeline(
                name.orElseThrow(), landing.orElseThrow(), endpoint, catalog.orElseThrow(), tables))
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
