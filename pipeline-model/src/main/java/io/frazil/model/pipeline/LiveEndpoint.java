package io.frazil.model.pipeline;

import static java.util.Objects.requireNonNull;

import io.frazil.model.dms.S3Settings;
import java.util.Optional;

/**
 * The target endpoint of a task, as the API of DMS tells it.
 *
 * @param bucket it writes to
 * @param folder {@code BucketFolder}, without slashes at its ends; empty text when there is none
 */
public record LiveEndpoint(S3Settings settings, String bucket, String folder) {

  public LiveEndpoint {
    requireNonNull(settings, "settings is null");
    requireNonNull(bucket, "bucket is null");
    requireNonNull(folder, "folder is null");
  }

  /**
   * Reads an answer of {@code DescribeEndpoints} with one endpoint in it.
   *
   * @throws PipelineException when it has settings whose files Frazil does not read, with all of
   *     them
   */
  public static LiveEndpoint read(String answer) {
    Problems problems = new Problems();
    Optional<Node> settings =
        NodeParser.json(answer, "", problems)
            .flatMap(root -> EndpointFile.settings(root, problems));
    Optional<LiveEndpoint> endpoint = settings.map(node -> read(node, problems));
    if (problems.count() > 0) {
      throw new PipelineException("endpoint of the task", problems.inFileOrder());
    }
    return endpoint.orElseThrow();
  }

  private static LiveEndpoint read(Node node, Problems problems) {
    return new LiveEndpoint(
        new EndpointReader(problems).read(node, Optional.empty()),
        text(node, "BucketName"),
        text(node, "BucketFolder").replaceAll("^/+|/+$", ""));
  }

  private static String text(Node node, String member) {
    return Optional.ofNullable(node.members().get(member)).map(Node::text).orElse("");
  }
}
