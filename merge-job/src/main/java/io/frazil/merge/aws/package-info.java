/**
 * Change files on S3: listed and read through the AWS SDK, reached as the warehouse is. Implements
 * ports of {@code changefile} and {@code read}; the only package of the job that knows the SDK.
 */
package io.frazil.merge.aws;
