/**
 * Stage one: from a listing and the progress of a table to the next batch of change files. Pure;
 * the listing itself is a port. Its batch goes to {@code read}.
 */
package io.frazil.merge.changefile;
