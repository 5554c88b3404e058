/**
 * Stage two: from the bytes of one change file to its rows, each typed or refused with a reason.
 * Pure Java, parquet-mr and Hadoop's codecs; knows nothing of Spark, Iceberg or AWS. Produces what
 * {@code changeset} folds.
 */
package io.frazil.merge.read;
