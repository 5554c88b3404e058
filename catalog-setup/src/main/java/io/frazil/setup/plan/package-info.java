/**
 * What setup decides, as values: the wanted table, the table found, the plan between them and its
 * text. Pure Java; depends on the pipeline model only.
 */
package io.frazil.setup.plan;
