/**
 * Whether a table equals its source: what is compared, in which form, and how the keys that differ
 * are found. Values only; the two sides come in by a port.
 */
package io.frazil.setup.verify;
