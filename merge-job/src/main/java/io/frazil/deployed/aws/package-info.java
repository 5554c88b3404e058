/** Reads what is deployed in an AWS account, for {@code frazil check --aws}. Changes nothing. */
package io.frazil.deployed.aws;
