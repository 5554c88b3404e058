/** Tables of a source database and their rows, by JDBC: what a full load reads. */
package io.frazil.replicator.jdbc;
