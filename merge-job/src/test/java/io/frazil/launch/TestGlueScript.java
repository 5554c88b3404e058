package io.frazil.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FrazilException;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.tools.nsc.MainClass;

/** The script that Glue compiles, compiled by the compiler of the Scala that Glue has. */
class TestGlueScript {

  @TempDir private Path classes;

  @Test
  void compilesAndCallsTheEntry() throws ReflectiveOperationException, IOException {
    String[] options = {
      "-d",
      classes.toString(),
      "-classpath",
      scalaAndFrazil(),
      Path.of("..", "deploy", "glue", "FrazilMerge.scala").toString()
    };
    assertThat(new MainClass().process(options)).as("compiled; errors are above").isTrue();
    URL[] compiled = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(compiled, getClass().getClassLoader())) {
      var main = loader.loadClass("FrazilMerge").getMethod("main", String[].class);
      String[] arguments = {"--JOB_NAME", "merge"};
      assertThatThrownBy(() -> main.invoke(null, (Object) arguments))
          .isInstanceOf(InvocationTargetException.class)
          .cause()
          .isInstanceOf(FrazilException.class)
          .hasMessageStartingWith("Cannot read run argument pipeline: expected the place");
    }
  }

  /** The rest of the class path is not named in the script, and takes seconds to read. */
  private static String scalaAndFrazil() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.contains("/scala-library/") || entry.contains("/target/"))
        .collect(Collectors.joining(File.pathSeparator));
  }
}
