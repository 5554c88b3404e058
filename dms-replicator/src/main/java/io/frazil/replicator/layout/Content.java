package io.frazil.replicator.layout;

/** What a column of a file holds of a row: a value of the column's type, or null. */
interface Content {

  Object of(RowFacts facts);
}
