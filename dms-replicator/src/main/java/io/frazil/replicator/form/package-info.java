/**
 * Forms of DMS's files that nobody has confirmed, and faults that a pipeline must live through, as
 * switches.
 */
package io.frazil.replicator.form;
