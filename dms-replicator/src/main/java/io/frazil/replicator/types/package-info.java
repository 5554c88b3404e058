/**
 * How a source's own types and values become those of DMS. Pure, and used alike by the full load
 * and by the log, so that a value has the same form by both ways.
 */
package io.frazil.replicator.types;
