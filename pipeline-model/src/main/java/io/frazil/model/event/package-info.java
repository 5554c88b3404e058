/**
 * What says that objects were created: the messages S3, SNS and EventBridge send, and which tables
 * of which pipelines they wake. An event is a wake-up and no more. Depends on the pipeline and on
 * jackson-core.
 */
package io.frazil.model.event;
