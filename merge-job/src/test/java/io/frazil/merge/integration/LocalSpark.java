package io.frazil.merge.integration;

import io.frazil.merge.spark.SparkSessions;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one Spark of the test JVM, started on first use and ended with the JVM's tests.
 */
final class LocalSpark implements ParameterResolver {

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public SparkSession resolveParameter(ParameterContext parameter, ExtensionContext test) {
    return test.getRoot()
        .getStore(ExtensionContext.Namespace.create(LocalSpark.class))
        .getOrComputeIfAbsent("spark", key -> new Running(), Running.class)
        .session();
  }

  private static final class Running implements AutoCloseable {

    private SparkSession session = SparkSessions.start();

    /** Started anew when a test of a whole command has ended it, as commands do. */
    synchronized SparkSession session() {
      if (session.sparkContext().isStopped()) {
        session = SparkSessions.start();
      }
      return session;
    }

    @Override
    public void close() {
      session.close();
    }
  }
}
