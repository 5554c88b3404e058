package io.frazil.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What the build puts into the jar for Glue, EMR and spark-submit, and what it leaves out. */
class ThinJarIT {

  @Test
  void holdsFrazilAndWhatNoPlatformHas() throws IOException {
    try (JarFile jar = new JarFile(ThinJar.file().toFile())) {
      assertThat(jar.stream().map(JarEntry::getName))
          .contains(
              "io/frazil/command/Frazil.class",
              "io/frazil/merge/spark/SparkMerger.class",
              "io/frazil/setup/iceberg/IcebergCatalogs.class",
              "io/frazil/model/launch/RunRequest.class",
              "io/frazil/shaded/picocli/CommandLine.class",
              "io/frazil/shaded/jackson/core/JsonFactory.class",
              "io/frazil/shaded/jackson/dataformat/yaml/YAMLFactory.class",
              "io/frazil/shaded/snakeyaml/Yaml.class");
    }
  }

  @Test
  void everyClassIsInAPackageOfFrazil() throws IOException {
    try (JarFile jar = new JarFile(ThinJar.file().toFile())) {
      Set<String> foreign = new TreeSet<>();
      jar.stream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(".class") && !name.startsWith("io/frazil/"))
          .forEach(foreign::add);

      assertThat(foreign).isEmpty();
    }
  }

  /** A logging configuration of ours would take the place of the platform's. */
  @Test
  void otherFilesAreTheBuildsVersionAndLicences() throws IOException {
    try (JarFile jar = new JarFile(ThinJar.file().toFile())) {
      assertThat(
              jar.stream()
                  .filter(entry -> !entry.isDirectory())
                  .map(JarEntry::getName)
                  .filter(name -> !name.startsWith("io/frazil/"))
                  .filter(name -> !name.startsWith("META-INF/")))
          .containsExactly("frazil-build.properties");
    }
  }

  @Test
  void saysItsVersion() throws IOException {
    try (JarFile jar = new JarFile(ThinJar.file().toFile());
        Reader build =
            new InputStreamReader(
                jar.getInputStream(jar.getEntry("frazil-build.properties")),
                StandardCharsets.UTF_8)) {
      Properties properties = new Properties();
      properties.load(build);

      assertThat(properties.getProperty("version")).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
  }

  @Test
  void isSmall() {
    assertThat(ThinJar.file().toFile().length()).isLessThan(6_000_000);
  }
}
