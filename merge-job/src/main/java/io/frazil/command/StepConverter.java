package io.frazil.command;

import io.frazil.merge.maintenance.Step;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a step of maintenance by its word. */
final class StepConverter implements ITypeConverter<Step> {

  @Override
  public Step convert(String text) {
    List<Step> steps = Arrays.asList(Step.values());
    return steps.stream()
        .filter(step -> step.word().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of " + steps + " but was '" + text + "'"));
  }
}
