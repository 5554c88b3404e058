/** Names and literals in SQL text: the only place that quotes either. Pure. */
package io.frazil.merge.sql;
