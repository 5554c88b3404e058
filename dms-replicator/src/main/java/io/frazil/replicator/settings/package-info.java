/** What a task is told to do: endpoint, mappings, task settings, forms and faults. */
package io.frazil.replicator.settings;
