/**
 * Stage one, the decision: what the next batch of a table is, from its listing and its progress.
 * Pure; depends on {@code changefile} and {@code watermark}. Its batch goes to {@code read}.
 */
package io.frazil.merge.discover;
