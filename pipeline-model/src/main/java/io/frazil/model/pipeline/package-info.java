/** The pipeline file: its records, its one strict reader, its problems. Pure Java and Jackson. */
package io.frazil.model.pipeline;
