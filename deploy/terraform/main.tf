# The same stacks as docs/deploy.md creates by hand: the templates are the one text of rights and settings.

terraform {
  required_version = ">= 1.3"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.0"
    }
  }
}

resource "aws_cloudformation_stack" "core" {
  name          = "frazil-${var.pipeline_name}"
  template_body = file("${path.module}/../cloudformation/core.yaml")
  capabilities  = ["CAPABILITY_NAMED_IAM"]

  parameters = {
    PipelineName          = var.pipeline_name
    PipelineFile          = var.pipeline_file
    DatabaseName          = var.database_name
    QuarantineDatabase    = var.quarantine_database
    LandingBucket         = var.landing_bucket
    LandingFolder         = var.landing_folder
    LandingWriters        = var.landing_writers
    LandingExpireDays     = var.landing_expire_days
    WarehouseBucket       = var.warehouse_bucket
    WarehouseFolder       = var.warehouse_folder
    UndeleteDays          = var.undelete_days
    ProgramsBucket        = var.programs_bucket
    ReleaseFolder         = var.release_folder
    Launcher              = var.launcher
    GlueIceberg           = var.glue_iceberg
    GlueWorkerType        = var.glue_worker_type
    GlueWorkers           = var.glue_workers
    EmrRelease            = var.emr_release
    MergeImage            = var.merge_image
    MergeMemory           = var.merge_memory
    Notification          = var.notification
    BatchingWindowSeconds = var.batching_window_seconds
    SweepSchedule         = var.sweep_schedule
    MaintenanceSchedule   = var.maintenance_schedule
    TriggerRuntime        = var.trigger_runtime
    Encryption            = var.encryption
    LakeFormation         = var.lake_formation
    Namespace             = var.namespace
    LogRetentionDays      = var.log_retention_days
    PermissionsBoundary   = var.permissions_boundary
  }
}

resource "aws_cloudformation_stack" "dms" {
  name          = "frazil-${var.pipeline_name}-dms"
  template_body = file("${path.module}/../cloudformation/dms.yaml")
  capabilities  = ["CAPABILITY_NAMED_IAM"]

  parameters = {
    PipelineName        = var.pipeline_name
    LandingBucket       = aws_cloudformation_stack.core.outputs["LandingBucket"]
    LandingFolder       = var.landing_folder
    KeyArn              = aws_cloudformation_stack.core.outputs["KeyArn"]
    PermissionsBoundary = var.permissions_boundary
    SourceEngine        = var.source_engine
    SourceSecretArn     = var.source_secret_arn
    SourceSecretKeyArn  = var.source_secret_key_arn
    SourceDatabase      = var.source_database
    SourceSchema        = var.source_schema
    SourceTables        = var.source_tables
    SourceTls           = var.source_tls
    DataFormat          = var.data_format
    MaxLobKilobytes     = var.max_lob_kilobytes
    Compute             = var.compute
    InstanceClass       = var.instance_class
    InstanceStorage     = var.instance_storage
    MaxCapacityUnits    = var.max_capacity_units
    MultiAz             = var.multi_az
    SubnetIds           = join(",", var.subnet_ids)
    SecurityGroupIds    = join(",", var.security_group_ids)
    AccountRoles        = var.account_roles
  }
}

resource "aws_cloudformation_stack" "observability" {
  name          = "frazil-${var.pipeline_name}-observability"
  template_body = file("${path.module}/../cloudformation/observability.yaml")

  parameters = {
    PipelineName         = var.pipeline_name
    Namespace            = var.namespace
    AlarmEmail           = var.alarm_email
    TopicKeyArn          = aws_cloudformation_stack.core.outputs["KeyArn"]
    QueueName            = aws_cloudformation_stack.core.outputs["QueueName"]
    DeadLetterQueueName  = aws_cloudformation_stack.core.outputs["DeadLetterQueueName"]
    TriggerFunctionName  = aws_cloudformation_stack.core.outputs["TriggerFunctionName"]
    GlueJobName          = aws_cloudformation_stack.core.outputs["GlueJobName"]
    MaintainJobName      = aws_cloudformation_stack.core.outputs["MaintainJobName"]
    EmrApplicationId     = aws_cloudformation_stack.core.outputs["EmrApplicationId"]
    MergeFunctionName    = aws_cloudformation_stack.core.outputs["MergeFunctionName"]
    DmsInstance          = aws_cloudformation_stack.dms.outputs["DmsInstance"]
    DmsTask              = aws_cloudformation_stack.dms.outputs["DmsTask"]
    BehindSeconds        = var.behind_seconds
    HeartbeatSeconds     = var.heartbeat_seconds
    OldestMessageSeconds = var.oldest_message_seconds
    HeldHours            = var.held_hours
    QuietSeconds         = var.quiet_seconds
    DmsLatencySeconds    = var.dms_latency_seconds
  }
}
