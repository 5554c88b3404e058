/**
 * How far a table is: read from the summaries of its own snapshots and from nowhere else, written
 * with the rows in the same commit. Pure.
 */
package io.frazil.merge.watermark;
