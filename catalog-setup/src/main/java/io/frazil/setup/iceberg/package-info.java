/**
 * Everything that touches Apache Iceberg: catalogs, tables, types, and the files of local
 * warehouses. The only package of this module that may import Iceberg or Hadoop; imports no Spark.
 */
package io.frazil.setup.iceberg;
