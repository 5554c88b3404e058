/**
 * The binary log of MySQL and MariaDB, read by Debezium's client of it. Debezium's connector above
 * the client is left out, see ADR 0022: it must know every DDL statement since tables were made,
 * while the log itself tells the shape of each table beside its rows.
 */
package io.frazil.replicator.binlog;
