package io.frazil.replicator;

import io.frazil.replicator.form.Form;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a form. */
final class FormConverter implements ITypeConverter<Form> {

  @Override
  public Form convert(String word) {
    return Arrays.stream(Form.values())
        .filter(form -> form.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'"
                        + word
                        + "' is no form. Expected one of "
                        + Arrays.stream(Form.values())
                            .map(Form::word)
                            .collect(Collectors.joining(", "))));
  }
}
