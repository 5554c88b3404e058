/**
 * When changes become files and what the files are called, in values: windows, names, the change
 * sequence, which transactions are stored. Time comes in from outside.
 */
package io.frazil.replicator.buffer;
