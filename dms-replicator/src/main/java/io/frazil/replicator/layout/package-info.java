/**
 * Which columns a table's files have, in which order, and what a row of the source becomes in them.
 * Values only. Source: AWS DMS User Guide, "Using Amazon S3 as a target", and real DMS files of
 * 2022 and 2024.
 */
package io.frazil.replicator.layout;
