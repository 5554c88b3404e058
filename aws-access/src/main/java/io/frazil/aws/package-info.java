/**
 * How Frazil talks to AWS where no Iceberg is: clients, small objects, failures in its own words.
 */
package io.frazil.aws;
