/**
 * What stands between DMS and the merge job in an AWS account, as values, and what is wrong with
 * it. Reads nothing itself: {@link io.frazil.setup.deployed.Deployment} is the port.
 */
package io.frazil.setup.deployed;
