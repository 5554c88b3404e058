/**
 * What Frazil measures: the one list of metrics, their readings, and the port they leave by. Pure;
 * docs/monitoring.md and the dashboard are drawn from the list.
 */
package io.frazil.model.metric;
