/**
 * Maintenance of a table that is merged all the while: which of the steps pay, decided from values
 * read from its metadata, and what became of them. Rows and progress are never changed by it.
 */
package io.frazil.merge.maintenance;
