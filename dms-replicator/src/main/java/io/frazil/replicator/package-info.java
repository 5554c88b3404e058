/**
 * A local stand-in for AWS DMS: a source database in, files as DMS writes them to S3 out.
 *
 * <p>Where to begin, from Java: {@link io.frazil.replicator.task.ReplicationTask} runs a task, with
 * {@code flush}, {@code reload} and {@code change} to steer it; {@link
 * io.frazil.replicator.settings.ReplicationSettings} is everything that decides what its files look
 * like; {@link io.frazil.replicator.store.DirectoryStore} and {@link
 * io.frazil.replicator.store.aws.S3Store} are where they go; {@link
 * io.frazil.replicator.source.SourceLog} and {@link io.frazil.replicator.source.SourceTables} are
 * where they come from; {@link io.frazil.replicator.form.Form} are the switches for what nobody has
 * confirmed of DMS. A row alone becomes a line by {@link io.frazil.replicator.layout.TableLayout}
 * and {@link io.frazil.replicator.file.FileFormat}.
 */
package io.frazil.replicator;
