/**
 * A replication task put together: full load, changes cached meanwhile, changes flushed, truncates,
 * reloads, what a stop keeps. Source: AWS DMS User Guide, "Working with AWS DMS tasks".
 */
package io.frazil.replicator.task;
