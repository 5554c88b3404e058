package io.frazil.model.pipeline;

import java.util.List;
import java.util.stream.Stream;

/**
 * Every S3Settings key of DMS, by what it means to a reader of the files.
 *
 * <p>Source: AWS DMS API Reference, "S3Settings", and AWS DMS User Guide, "Using Amazon S3 as a
 * target".
 */
final class EndpointKeys {

  /** Decide how files are named, laid out and spelt. */
  static final List<String> READ =
      List.of(
          "DataFormat",
          "CompressionType",
          "BucketFolder",
          "CsvDelimiter",
          "CsvRowDelimiter",
          "CsvNullValue",
          "UseCsvNoSupValue",
          "CsvNoSupValue",
          "Rfc4180",
          "AddColumnName",
          "AddTrailingPaddingCharacter",
          "IncludeOpForFullLoad",
          "CdcInsertsOnly",
          "CdcInsertsAndUpdates",
          "TimestampColumnName",
          "DatePartitionEnabled",
          "DatePartitionSequence",
          "DatePartitionDelimiter",
          "DatePartitionTimezone",
          "PreserveTransactions",
          "CdcPath",
          "GlueCatalogGeneration");

  /**
   * Change nothing that a reader must know: when files are cut, how they are encrypted, where the
   * role is, what Parquet says of itself, what only an S3 source uses.
   */
  static final List<String> IGNORED =
      List.of(
          "BucketName",
          "CannedAclForObjects",
          "CdcMaxBatchInterval",
          "CdcMinFileSize",
          "DataPageSize",
          "DetachTargetOnLobLookupFailureParquet",
          "DictPageSizeLimit",
          "EnableStatistics",
          "EncodingType",
          "EncryptionMode",
          "ExpectedBucketOwner",
          "ExternalTableDefinition",
          "IgnoreHeaderRows",
          "MaxFileSize",
          "ParquetTimestampInMillisecond",
          "ParquetVersion",
          "RowGroupLength",
          "ServerSideEncryptionKmsKeyId",
          "ServiceAccessRoleArn",
          "UseTaskStartTimeForFullLoadTimestamp");

  static final List<String> ALL = Stream.concat(READ.stream(), IGNORED.stream()).toList();

  private EndpointKeys() {}
}
