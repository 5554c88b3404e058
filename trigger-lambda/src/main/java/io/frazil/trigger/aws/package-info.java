/** Launchers on AWS. The only package of the trigger that knows the AWS SDK. */
package io.frazil.trigger.aws;
