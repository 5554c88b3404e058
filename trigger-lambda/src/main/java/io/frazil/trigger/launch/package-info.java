/** Where runs are started: the port, and what it answers. Depends on the pipeline model. */
package io.frazil.trigger.launch;
