/** Change files on S3. */
package io.frazil.replicator.store.aws;
