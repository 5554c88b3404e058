/**
 * From S3 events to merge runs: the Lambda function between the queue and the merge job. It starts
 * runs and merges nothing itself; knows Lambda, and AWS through its ports alone.
 */
package io.frazil.trigger;
