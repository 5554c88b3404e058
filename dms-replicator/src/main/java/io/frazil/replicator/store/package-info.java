/** Where change files are put: the port, and a local directory. */
package io.frazil.replicator.store;
