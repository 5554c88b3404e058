package io.frazil.model.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TestCatalogsDoc {

  private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

  @Test
  void everyExampleIsAPipelineFile() throws IOException {
    String doc = Files.readString(Path.of("..", "docs", "catalogs.md"));
    List<CatalogConfig> catalogs =
        EXAMPLE.matcher(doc).results().map(found -> catalog(found.group(1))).toList();

    assertThat(catalogs)
        .extracting(catalog -> catalog.type() + " " + catalog.warehouse())
        .containsExactly(
            "GLUE s3://acme-lake/warehouse",
            "REST 111122223333",
            "REST arn:aws:s3tables:eu-west-1:111122223333:bucket/acme-tables",
            "REST lake",
            "REST lake",
            "REST warehouse",
            "JDBC s3://acme-lake/warehouse",
            "HADOOP /pipelines/shop/warehouse");
    assertThat(catalogs.get(3).properties())
        .containsEntry("credential", "<POLARIS_CLIENT_ID>:<POLARIS_CLIENT_SECRET>");
  }

  private static CatalogConfig catalog(String yaml) {
    Variables shown = name -> Optional.of("<" + name + ">");
    return PipelineReader.parse(yaml, PipelineText.BASE, shown).catalog();
  }
}
