/**
 * The drift verdict: what the columns of change files mean for the table they go to. Pure; takes
 * what {@code read} found and what the catalog has, and goes into the plan.
 */
package io.frazil.merge.drift;
