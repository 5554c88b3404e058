package io.frazil.merge.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.iceberg.TableOperations;
import org.junit.jupiter.api.Test;

class TestForwardingOperations {

  @Test
  void everyMethodIsForwardedThoseWithADefaultToo() {
    assertThat(signatures(ForwardingOperations.class))
        .containsExactlyInAnyOrderElementsOf(signatures(TableOperations.class));
  }

  private static List<String> signatures(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !method.isSynthetic())
        .map(TestForwardingOperations::signature)
        .toList();
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
