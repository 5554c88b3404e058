/** From events about new objects to merge runs. No Spark, no Iceberg. */
package io.frazil.trigger;
