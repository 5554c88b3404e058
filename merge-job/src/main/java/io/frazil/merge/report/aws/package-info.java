/** Readings to CloudWatch's API. */
package io.frazil.merge.report.aws;
