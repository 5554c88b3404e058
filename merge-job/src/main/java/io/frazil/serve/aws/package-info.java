/** Messages from Amazon SQS. */
package io.frazil.serve.aws;
