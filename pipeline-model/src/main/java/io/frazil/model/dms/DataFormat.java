package io.frazil.model.dms;

/** The file format of an endpoint ({@code DataFormat}). */
public enum DataFormat {
  CSV,
  PARQUET
}
