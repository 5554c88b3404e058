/**
 * Iceberg tables as the other packages need them: progress from snapshots, commits that land only
 * on the snapshot they were planned from, quarantine as a table. Runs without Spark.
 */
package io.frazil.merge.iceberg;
