/**
 * The {@code frazil} command: one class a subcommand, results on stdout, everything else on stderr.
 */
package io.frazil.command;
