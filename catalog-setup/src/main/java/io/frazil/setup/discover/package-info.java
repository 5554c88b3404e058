/**
 * What a source's tables become in a pipeline file: which column types, under which names, and why;
 * how a file that is there follows the source. Values in, text out; touches nothing.
 */
package io.frazil.setup.discover;
