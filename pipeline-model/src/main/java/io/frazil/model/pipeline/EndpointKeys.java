package io.frazil.model.pipeline;

import static io.frazil.model.pipeline.Key.optional;
import static io.frazil.model.pipeline.Key.withDefault;

/**
 * Every S3Settings key of DMS, by what it means to a reader of the files.
 *
 * <p>Source: AWS DMS API Reference, "S3Settings", and AWS DMS User Guide, "Using Amazon S3 as a
 * target".
 */
final class EndpointKeys {

  private static final Takes FLAG = Takes.one(EndpointReader.FLAG);
  private static final Takes TEXT = Takes.one(EndpointReader.TEXT);

  /** Decide how files are named, laid out and spelt. */
  static final KeyGroup READ =
      KeyGroup.of(
          "S3Settings that Frazil reads files by",
          withDefault(
              "DataFormat", Takes.one(EndpointReader.DATA_FORMAT), "csv", "what change files are"),
          withDefault(
              "CompressionType",
              Takes.one(EndpointReader.COMPRESSION),
              "NONE",
              "whether CSV files are gzip"),
          optional("BucketFolder", TEXT, "`landing`, when on S3, must end in it"),
          withDefault("CsvDelimiter", Takes.one(Delimiters.ACCEPTED), ",", "separates fields"),
          withDefault("CsvRowDelimiter", Takes.one(Delimiters.ACCEPTED), "\\n", "separates rows"),
          optional(
              "CsvNullValue", TEXT, "the text of NULL; unset, an unquoted empty field is NULL"),
          withDefault("UseCsvNoSupValue", FLAG, "false", "whether `CsvNoSupValue` is written"),
          optional("CsvNoSupValue", TEXT, "marks a column that the source's log did not hold"),
          withDefault("Rfc4180", FLAG, "true", "whether text is quoted"),
          withDefault("AddColumnName", FLAG, "false", "files are read by their header"),
          withDefault(
              "AddTrailingPaddingCharacter",
              FLAG,
              "false",
              "`true` is refused: AWS does not say how it pads"),
          withDefault("IncludeOpForFullLoad", FLAG, "false", "full-load rows have an Op"),
          withDefault("CdcInsertsOnly", FLAG, "false", "changes are inserts without an Op"),
          withDefault(
              "CdcInsertsAndUpdates",
              FLAG,
              "false",
              "changes are inserts and updates; needs `IncludeOpForFullLoad`"),
          optional("TimestampColumnName", TEXT, "the column of the source's commit time"),
          withDefault("DatePartitionEnabled", FLAG, "false", "CDC files stand in date folders"),
          withDefault(
              "DatePartitionSequence",
              Takes.one(EndpointReader.DATE_SEQUENCE),
              "YYYYMMDD",
              "the order of a date folder's parts; each is read"),
          withDefault(
              "DatePartitionDelimiter",
              Takes.one(EndpointReader.DATE_DELIMITER),
              "SLASH",
              "what stands between them; each is read"),
          optional(
              "DatePartitionTimezone",
              Takes.one(EndpointReader.ZONE),
              "the zone of file names and date folders, UTC when unset"),
          withDefault(
              "PreserveTransactions",
              FLAG,
              "false",
              "changes of all tables stand in `CdcPath`, in transaction order"),
          optional(
              "CdcPath",
              TEXT,
              "the folder of those files below landing; refused without `PreserveTransactions`"),
          withDefault("GlueCatalogGeneration", FLAG, "false", "no effect on the files"));

  /**
   * Change nothing that a reader must know: when files are cut, how they are encrypted, where the
   * role is, what Parquet says of itself, what only an S3 source uses.
   */
  static final KeyGroup IGNORED =
      KeyGroup.of(
          "S3Settings that are passed over",
          passedOver("BucketName", "the bucket"),
          passedOver("CannedAclForObjects", "the access list of each object"),
          passedOver("CdcMaxBatchInterval", "the longest time a CDC file is filled"),
          passedOver("CdcMinFileSize", "the size at which a CDC file is closed"),
          passedOver("DataPageSize", "the size of a Parquet page"),
          passedOver("DetachTargetOnLobLookupFailureParquet", "what DMS does when a LOB is gone"),
          passedOver("DictPageSizeLimit", "the size of a Parquet dictionary"),
          passedOver("EnableStatistics", "whether Parquet has statistics"),
          passedOver("EncodingType", "Parquet's encoding"),
          passedOver("EncryptionMode", "how S3 encrypts the objects"),
          passedOver("ExpectedBucketOwner", "the account of the bucket"),
          passedOver("ExternalTableDefinition", "used by an S3 source alone"),
          passedOver("IgnoreHeaderRows", "used by an S3 source alone"),
          passedOver("MaxFileSize", "the size at which a full-load file is closed"),
          passedOver("ParquetTimestampInMillisecond", "Parquet says its unit itself"),
          passedOver("ParquetVersion", "Parquet says its version itself"),
          passedOver("RowGroupLength", "the rows of a Parquet row group"),
          passedOver("ServerSideEncryptionKmsKeyId", "the key S3 encrypts with"),
          passedOver("ServiceAccessRoleArn", "the role DMS writes with"),
          passedOver("UseTaskStartTimeForFullLoadTimestamp", "the time in full-load rows"));

  static final KeyGroup ALL = READ.and(IGNORED);

  private EndpointKeys() {}

  private static Key passedOver(String name, String meaning) {
    return optional(name, Takes.one("anything, which is not looked at"), meaning);
  }
}
