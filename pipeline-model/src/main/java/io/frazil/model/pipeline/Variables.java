package io.frazil.model.pipeline;

import java.util.Optional;

/** Environment variables, which values of a pipeline file may stand for. */
@FunctionalInterface
public interface Variables {

  /** Those of this process. */
  Variables OF_PROCESS = name -> Optional.ofNullable(System.getenv(name));

  /** The value of a variable; empty when it is not set. */
  Optional<String> find(String name);
}
