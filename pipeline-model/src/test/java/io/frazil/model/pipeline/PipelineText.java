package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;

/** A sound small pipeline file, whose parts a test replaces. */
final class PipelineText {

  /** Base directory of every pipeline that is parsed here; need not exist. */
  static final Path BASE = Path.of("/pipelines/shop");

  private static final String MINIMAL =
      """
      pipeline: shop
      landing: landing
      catalog:
        name: lake
        warehouse: warehouse
      tables:
        - source: public.orders
          target: shop.orders
          key: id
          columns:
            id: long
            price: double
            day: date
      """;

  private PipelineText() {}

  /** Lines 1 to 13 are as above; {@code more} follows as line 14. */
  static String minimalAnd(String more) {
    return MINIMAL + more;
  }

  /** The text with one part of it exchanged. */
  static String minimalWith(String part, String replacement) {
    if (!MINIMAL.contains(part)) {
      throw new IllegalArgumentException("No such part: " + part);
    }
    return MINIMAL.replace(part, replacement);
  }

  static Pipeline parse(String yaml) {
    return PipelineReader.parse(yaml, BASE);
  }

  static PipelineTable onlyTable(String yaml) {
    return parse(yaml).tables().get(0);
  }

  /** Everything that is wrong, one line each. */
  static String problems(String yaml) {
    PipelineException failure = catchThrowableOfType(PipelineException.class, () -> parse(yaml));
    if (failure == null) {
      throw new AssertionError("No problem was found in:\n" + yaml);
    }
    return String.join("\n", failure.problems().stream().map(Problem::toString).toList());
  }
}
