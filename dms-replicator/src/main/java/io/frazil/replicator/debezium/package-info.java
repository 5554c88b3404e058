/**
 * Source databases' logs, read by Debezium's embedded engine: no Kafka, nothing stored. Debezium's
 * and Kafka Connect's types are met here alone.
 */
package io.frazil.replicator.debezium;
