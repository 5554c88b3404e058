/** Faults a pipeline must live through, made on purpose: of files, of shapes, of a resume. */
package io.frazil.replicator.fault;
