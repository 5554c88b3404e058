/**
 * Source databases over JDBC: what tables they have, and what is in them. The only package that
 * opens a connection to one; it only reads.
 */
package io.frazil.setup.jdbc;
