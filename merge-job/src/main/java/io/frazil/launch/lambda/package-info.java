/** Merges in a container Lambda that keeps its Spark. The only package that knows Lambda's API. */
package io.frazil.launch.lambda;
