/**
 * Tables as values: names, columns, types, partitions. Pure Java; depends on nothing but itself.
 */
package io.frazil.model.table;
