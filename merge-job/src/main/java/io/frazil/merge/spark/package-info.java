/**
 * Spark does what the plan says: reads change files into a staged view, folds it, merges it. The
 * only package, beside {@code iceberg}, that knows an engine.
 */
package io.frazil.merge.spark;
