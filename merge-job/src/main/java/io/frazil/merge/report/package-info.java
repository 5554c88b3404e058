/**
 * The last stage: outcomes become readings, and readings leave by the sinks. What is read of an
 * outcome is pure; what fails on the way out fails no merge.
 */
package io.frazil.merge.report;
