# The parameters of core.yaml and dms.yaml, which check them.

variable "pipeline_name" {
  description = "Name of the pipeline; names of all resources begin with frazil- and it"
  type        = string
}

variable "pipeline_file" {
  description = "Key of the pipeline file in ProgramsBucket. The file may change without the stack being updated"
  type        = string
  default     = "pipelines/pipeline.yaml"
}

variable "database_name" {
  description = "Glue database of the target tables, which is the namespace of every target in the pipeline file"
  type        = string
}

variable "quarantine_database" {
  description = "create makes the Glue database frazil, where refused rows are kept; existing is for every further pipeline of an account"
  type        = string
  default     = "create"
}

variable "landing_bucket" {
  description = "Name of the bucket that DMS writes to; the stack creates it"
  type        = string
}

variable "landing_folder" {
  description = "BucketFolder of the DMS endpoint"
  type        = string
  default     = "dms"
}

variable "landing_writers" {
  description = "ARNs of roles that may write and delete landing files besides the DMS role of dms.yaml, separated by commas"
  type        = string
  default     = ""
}

variable "landing_expire_days" {
  description = "Days after which S3 deletes landing files; 0 keeps them. S3 looks at the age of a file, not at whether it was merged: a table that stands still longer than this loses rows, and what is gone cannot be replayed"
  type        = number
  default     = 0
}

variable "warehouse_bucket" {
  description = "Name of the bucket of the tables; the stack creates it. Not LandingBucket"
  type        = string
}

variable "warehouse_folder" {
  description = "Folder of the tables in it"
  type        = string
  default     = "warehouse"
}

variable "undelete_days" {
  description = "Days for which a deleted or overwritten object of either bucket can be brought back"
  type        = number
  default     = 7
}

variable "programs_bucket" {
  description = "Name of a bucket that exists, with the release and the pipeline file in it"
  type        = string
}

variable "release_folder" {
  description = "Folder in it with trigger-lambda.zip, frazil-merge-job.jar and FrazilMerge.scala. Another folder for each release"
  type        = string
}

variable "launcher" {
  description = "Where merges run"
  type        = string
  default     = "glue"
}

variable "glue_iceberg" {
  description = "own takes the two Iceberg jars of ReleaseFolder; bundled takes Glue's own Iceberg 1.10, which lacks later fixes to commits"
  type        = string
  default     = "own"
}

variable "glue_worker_type" {
  description = "Worker type of the Glue jobs"
  type        = string
  default     = "G.1X"
}

variable "glue_workers" {
  description = "Workers of the Glue jobs"
  type        = number
  default     = 2
}

variable "emr_release" {
  description = "Release of EMR Serverless; 7.12 is the first with an Iceberg that fits"
  type        = string
  default     = "emr-7.12.0"
}

variable "merge_image" {
  description = "URI of the merge function's image in ECR, by digest; needed with the launcher lambda"
  type        = string
  default     = ""
}

variable "merge_memory" {
  description = "Memory of the merge function in MB"
  type        = number
  default     = 4096
}

variable "notification" {
  description = "How S3 tells the queue, directly or by a rule of EventBridge"
  type        = string
  default     = "s3"
}

variable "batching_window_seconds" {
  description = "How long events are gathered before one run is started for all of them"
  type        = number
  default     = 30
}

variable "sweep_schedule" {
  description = "When to merge everything that is pending, events or not"
  type        = string
  default     = "rate(30 minutes)"
}

variable "maintenance_schedule" {
  description = "When to maintain the tables, as cron(...) in UTC; empty for never"
  type        = string
  default     = "cron(15 2 * * ? *)"
}

variable "trigger_runtime" {
  description = "Runtime of the trigger function"
  type        = string
  default     = "java21"
}

variable "encryption" {
  description = "s3 encrypts by keys of AWS; kms by a key that the stack creates, for buckets, queues and logs"
  type        = string
  default     = "s3"
}

variable "lake_formation" {
  description = "grant registers the warehouse in Lake Formation and grants the roles what they need; whoever deploys must be its administrator"
  type        = string
  default     = "none"
}

variable "namespace" {
  description = "monitoring.namespace of the pipeline file, to which metrics may be sent"
  type        = string
  default     = "Frazil"
}

variable "log_retention_days" {
  description = "How long logs are kept"
  type        = number
  default     = 30
}

variable "permissions_boundary" {
  description = "ARN of a policy that bounds every role; empty for none"
  type        = string
  default     = ""
}

variable "source_engine" {
  description = "Engine of the source database, under DMS's name"
  type        = string
  default     = "postgres"
}

variable "source_secret_arn" {
  description = "ARN of a secret with host, port, username and password of the source"
  type        = string
}

variable "source_secret_key_arn" {
  description = "ARN of the KMS key of that secret; empty for the key of AWS"
  type        = string
  default     = ""
}

variable "source_database" {
  description = "Name of the source database; empty for MySQL and MariaDB"
  type        = string
  default     = ""
}

variable "source_schema" {
  description = "Schema of the tables, which is the database for MySQL and MariaDB; % stands for any text"
  type        = string
  default     = "public"
}

variable "source_tables" {
  description = "Names of the tables; % stands for any text"
  type        = string
  default     = "%"
}

variable "source_tls" {
  description = "SslMode of the source endpoint"
  type        = string
  default     = "require"
}

variable "data_format" {
  description = "csv has a header line and a text for NULL, and is what Frazil was held against real files with; parquet carries types"
  type        = string
  default     = "csv"
}

variable "max_lob_kilobytes" {
  description = "Longest value of text, json and other LOBs in KB; what is longer arrives cut off"
  type        = number
  default     = 1024
}

variable "compute" {
  description = "A replication instance, or DMS Serverless"
  type        = string
  default     = "instance"
}

variable "instance_class" {
  description = "Class of the replication instance"
  type        = string
  default     = "dms.t3.medium"
}

variable "instance_storage" {
  description = "Storage of the replication instance in GB"
  type        = number
  default     = 50
}

variable "max_capacity_units" {
  description = "Most capacity units of DMS Serverless, of 2 GB of memory each"
  type        = number
  default     = 4
}

variable "multi_az" {
  description = "Whether a second zone stands by"
  type        = string
  default     = "false"
}

variable "subnet_ids" {
  description = "Subnets in two zones at least, from which the source, S3 and Secrets Manager are reached"
  type        = list(string)
}

variable "security_group_ids" {
  description = "Security groups that the source lets in"
  type        = list(string)
}

variable "account_roles" {
  description = "create makes dms-vpc-role and dms-cloudwatch-logs-role, which DMS wants in each account once under these names"
  type        = string
  default     = "existing"
}

variable "alarm_email" {
  description = "Who is told; empty to subscribe by other means. AWS sends a mail to confirm first"
  type        = string
  default     = ""
}

variable "behind_seconds" {
  description = "How long a file that could be merged may wait"
  type        = number
  default     = 1800
}

variable "heartbeat_seconds" {
  description = "The longest time without a run, a multiple of 60; more than twice the sweep's interval and more than the longest run"
  type        = number
  default     = 7200
}

variable "oldest_message_seconds" {
  description = "How long a message may stand in the queue; messages wait while a run is active"
  type        = number
  default     = 7200
}

variable "held_hours" {
  description = "How long a full load may be held"
  type        = number
  default     = 12
}

variable "quiet_seconds" {
  description = "The longest time in which the source of all tables has no change; 0 for a source that may be quiet for ever"
  type        = number
  default     = 0
}

variable "dms_latency_seconds" {
  description = "How far DMS may be behind the source"
  type        = number
  default     = 1800
}
