/**
 * What the feeder drops: the files of the example shop, then further changes in the same form. Pure
 * but for reading the example's folder; the same for every run.
 */
package io.frazil.localaws.feed;
