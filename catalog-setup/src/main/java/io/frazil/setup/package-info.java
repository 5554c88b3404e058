/**
 * Setup: brings the catalog's tables to what the pipeline file says, and reports what became of
 * each. Depends on the plans and on a port to the catalog; knows no Iceberg.
 */
package io.frazil.setup;
