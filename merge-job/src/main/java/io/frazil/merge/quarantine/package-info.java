/**
 * Rows that could not be merged, kept with file, row and reason until they are replayed. Values and
 * a port; stored by {@code iceberg}.
 */
package io.frazil.merge.quarantine;
