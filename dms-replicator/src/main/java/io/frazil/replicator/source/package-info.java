/**
 * What a source database tells of its tables, rows and committed transactions, in values. Depends
 * on nothing: neither on how a log is read nor on how files are written.
 */
package io.frazil.replicator.source;
