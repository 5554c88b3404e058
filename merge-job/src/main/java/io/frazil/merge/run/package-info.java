/**
 * The pipeline as it runs: drains each table batch by batch, side by side, and reports. Knows the
 * stages by their values and ports only; {@code spark} and {@code iceberg} do the work.
 */
package io.frazil.merge.run;
