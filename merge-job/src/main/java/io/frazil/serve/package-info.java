/**
 * The resident mode: wakes on messages and on an interval, drains tables side by side on one warm
 * engine, and says how it is. Knows drains by their outcomes; queue and engine are plugged in
 * behind ports. What to drain when is decided by {@code Schedule}, which touches nothing.
 */
package io.frazil.serve;
