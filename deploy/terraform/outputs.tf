# The outputs of core.yaml, dms.yaml and observability.yaml.

output "pipeline_name" {
  description = "Name of the pipeline"
  value       = aws_cloudformation_stack.core.outputs["PipelineName"]
}

output "landing" {
  description = "landing of the pipeline file"
  value       = aws_cloudformation_stack.core.outputs["Landing"]
}

output "landing_bucket" {
  description = "Bucket that DMS writes to"
  value       = aws_cloudformation_stack.core.outputs["LandingBucket"]
}

output "landing_folder" {
  description = "BucketFolder of the DMS endpoint"
  value       = aws_cloudformation_stack.core.outputs["LandingFolder"]
}

output "warehouse_location" {
  description = "catalog.warehouse of the pipeline file"
  value       = aws_cloudformation_stack.core.outputs["WarehouseLocation"]
}

output "key_arn" {
  description = "ARN of the key that encrypts; empty without one"
  value       = aws_cloudformation_stack.core.outputs["KeyArn"]
}

output "queue_name" {
  description = "Queue of the trigger"
  value       = aws_cloudformation_stack.core.outputs["QueueName"]
}

output "queue_arn" {
  description = "ARN of the queue"
  value       = aws_cloudformation_stack.core.outputs["QueueArn"]
}

output "dead_letter_queue_name" {
  description = "Where messages end that nobody can read"
  value       = aws_cloudformation_stack.core.outputs["DeadLetterQueueName"]
}

output "trigger_function_name" {
  description = "The trigger"
  value       = aws_cloudformation_stack.core.outputs["TriggerFunctionName"]
}

output "trigger_log_group" {
  description = "Log of the trigger"
  value       = aws_cloudformation_stack.core.outputs["TriggerLogGroup"]
}

output "launcher" {
  description = "Where merges run"
  value       = aws_cloudformation_stack.core.outputs["Launcher"]
}

output "glue_job_name" {
  description = "The Glue job that merges; empty with another launcher"
  value       = aws_cloudformation_stack.core.outputs["GlueJobName"]
}

output "maintain_job_name" {
  description = "The Glue job that maintains; empty where none does"
  value       = aws_cloudformation_stack.core.outputs["MaintainJobName"]
}

output "emr_application_id" {
  description = "The EMR Serverless application; empty with another launcher"
  value       = aws_cloudformation_stack.core.outputs["EmrApplicationId"]
}

output "merge_function_name" {
  description = "The merge function; empty with another launcher"
  value       = aws_cloudformation_stack.core.outputs["MergeFunctionName"]
}

output "merge_log_group" {
  description = "Log of the merges"
  value       = aws_cloudformation_stack.core.outputs["MergeLogGroup"]
}

output "merge_role_arn" {
  description = "Role of the merges"
  value       = aws_cloudformation_stack.core.outputs["MergeRoleArn"]
}

output "dms_task_arn" {
  description = "The task, or the replication config of DMS Serverless; dms-task of the pipeline file"
  value       = aws_cloudformation_stack.dms.outputs["DmsTaskArn"]
}

output "dms_task" {
  description = "Resource id of the task, for observability.yaml; empty with DMS Serverless"
  value       = aws_cloudformation_stack.dms.outputs["DmsTask"]
}

output "dms_instance" {
  description = "The replication instance, for observability.yaml; empty with DMS Serverless"
  value       = aws_cloudformation_stack.dms.outputs["DmsInstance"]
}

output "target_endpoint_arn" {
  description = "The landing endpoint, for aws dms describe-endpoints"
  value       = aws_cloudformation_stack.dms.outputs["TargetEndpointArn"]
}

output "source_endpoint_arn" {
  description = "The source endpoint"
  value       = aws_cloudformation_stack.dms.outputs["SourceEndpointArn"]
}

output "target_role_arn" {
  description = "The one role that writes landing files"
  value       = aws_cloudformation_stack.dms.outputs["TargetRoleArn"]
}

output "topic_arn" {
  description = "Topic of the alarms, for chat and pagers to subscribe to"
  value       = aws_cloudformation_stack.observability.outputs["TopicArn"]
}

output "dashboard_url" {
  description = "The dashboard"
  value       = aws_cloudformation_stack.observability.outputs["DashboardUrl"]
}
