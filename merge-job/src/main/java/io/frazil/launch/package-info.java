/**
 * Starts merge runs where no command line does: as a Glue job and, below, in a container Lambda.
 * Depends on the command's wiring and on Spark's engine; knows nothing of how a merge works.
 */
package io.frazil.launch;
