/** What a launcher is asked to run, as it travels from the trigger to the merge job. */
package io.frazil.model.launch;
