package io.frazil.command;

import picocli.CommandLine.Option;

/** How rows are written to stdout. */
final class OutputOptions {

  /** The forms. */
  enum Form {
    TABLE,
    JSON,
    CSV
  }

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "TABLE",
      description =
          "table (the default), json or csv. csv is a header line and RFC 4180 rows: NULL is an"
              + " empty field, the empty string is \"\".")
  private Form form;

  Form form() {
    return form;
  }
}
