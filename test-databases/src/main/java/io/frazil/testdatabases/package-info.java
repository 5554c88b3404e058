/**
 * Real database servers for tests: PostgreSQL and MariaDB as processes of this machine, without
 * Docker, on 127.0.0.1 and a free port. Both keep the log that change capture reads.
 */
package io.frazil.testdatabases;
