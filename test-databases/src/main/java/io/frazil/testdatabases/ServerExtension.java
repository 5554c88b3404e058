package io.frazil.testdatabases;

import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts one server for all tests of a JVM, hands it to whoever asks for it by type, and stops it
 * after the last test. Where the machine cannot run it, tests are skipped with the reason.
 */
abstract class ServerExtension<S extends DatabaseServer>
    implements ExecutionCondition, ParameterResolver {

  private static final ExtensionContext.Namespace SERVERS =
      ExtensionContext.Namespace.create(ServerExtension.class);

  private final Class<S> type;
  private final Supplier<S> start;

  ServerExtension(Class<S> type, Supplier<S> start) {
    this.type = type;
    this.start = start;
  }

  @Override
  public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    Outcome outcome = outcome(context);
    return outcome.server() == null
        ? ConditionEvaluationResult.disabled(outcome.reason())
        : ConditionEvaluationResult.enabled(outcome.reason());
  }

  @Override
  public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == type;
  }

  @Override
  public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return outcome(context).server();
  }

  private Outcome outcome(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(SERVERS)
        .getOrComputeIfAbsent(type, missing -> start(), Outcome.class);
  }

  private Outcome start() {
    try {
      return new Outcome(start.get(), "");
    } catch (ServerUnavailableException e) {
      return new Outcome(null, e.getMessage());
    }
  }

  /**
   * @param server null where the machine cannot run it
   * @param reason why not
   */
  private record Outcome(DatabaseServer server, String reason) implements AutoCloseable {

    @Override
    public void close() {
      if (server != null) {
        server.close();
      }
    }
  }
}
