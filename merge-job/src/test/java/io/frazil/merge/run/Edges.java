package io.frazil.merge.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The calls of every port in order; may end the process, as it were, before or after any. */
final class Edges {

  /** The process is gone. */
  static final class Crash extends Error {

    Crash(String where) {
      super("crash " + where);
    }
  }

  private final List<String> calls = new ArrayList<>();
  private int crashAt = Integer.MAX_VALUE;
  private int passed;

  /** Crashes at the n-th edge from now: each call has one before it and one after it. */
  void crashAt(int edge) {
    crashAt = edge;
    passed = 0;
  }

  /** What was called, in order. */
  List<String> calls() {
    return calls;
  }

  <T> T call(String name, Supplier<T> effect) {
    pass("before " + name);
    calls.add(name);
    T result = effect.get();
    pass("after " + name);
    return result;
  }

  private void pass(String where) {
    if (++passed == crashAt) {
      throw new Crash(where);
    }
  }
}
