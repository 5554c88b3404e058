/**
 * The bytes of change files: CSV text and Parquet as DMS writes them. Source: AWS DMS User Guide,
 * "Using Amazon S3 as a target", "Target data types for S3 Parquet", and real DMS files of 2022 and
 * 2024.
 */
package io.frazil.replicator.file;
