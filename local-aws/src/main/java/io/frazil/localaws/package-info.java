/**
 * AWS on one machine, over HTTP, as far as Frazil needs it: for tests and for a laptop, never for
 * production. Every server binds to 127.0.0.1 unless told otherwise, and has hooks that make it
 * fail.
 */
package io.frazil.localaws;
