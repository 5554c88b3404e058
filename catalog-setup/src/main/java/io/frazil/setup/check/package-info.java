/**
 * Preflight: what in a pipeline, its endpoint and its task loses information or breaks a promise,
 * said before it happens. Pure; depends on the model only. {@code docs/check.md} lists every check.
 */
package io.frazil.setup.check;
