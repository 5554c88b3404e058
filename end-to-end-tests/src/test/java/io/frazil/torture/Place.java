package io.frazil.torture;

import java.util.Map;

/** Where change files arrive and tables stand. */
interface Place extends AutoCloseable {

  /** The text of the pipeline file's {@code landing}. */
  String landing();

  /** The lines of the pipeline file's {@code catalog}. */
  String catalog();

  /** What a process must have in its environment. */
  Map<String, String> environment();

  /** Puts a whole file, in place of one of that name. */
  void put(String path, String content);

  @Override
  void close();
}
