/**
 * Stage three: the SQL that folds staged rows to exactly one row per key. Pure text; run by {@code
 * spark}, checked by its golden files.
 */
package io.frazil.merge.changeset;
