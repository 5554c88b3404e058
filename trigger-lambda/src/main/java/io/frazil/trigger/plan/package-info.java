/**
 * What a batch of messages asks for: runs to start, and which messages wait for which run. Pure:
 * depends on the pipeline model.
 */
package io.frazil.trigger.plan;
