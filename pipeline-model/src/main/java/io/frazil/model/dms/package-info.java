/**
 * What AWS DMS writes to S3: endpoint settings, file names, operations, change sequences. Pure
 * Java; the evidence for each rule is named where the rule is.
 */
package io.frazil.model.dms;
