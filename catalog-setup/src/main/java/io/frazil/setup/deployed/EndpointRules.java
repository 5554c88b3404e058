package io.frazil.setup.deployed;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.pipeline.LiveEndpoint;
import io.frazil.model.pipeline.Location;
import io.frazil.model.pipeline.Pipeline;
import io.frazil.setup.check.Check;
import io.frazil.setup.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** What the endpoint of the account says otherwise than the pipeline file. */
public final class EndpointRules {

  private final List<String> differences = new ArrayList<>();

  private EndpointRules() {}

  /** One finding that names every difference; none when there is none. */
  public static List<Finding> findings(Pipeline pipeline, LiveEndpoint live) {
    EndpointRules rules = new EndpointRules();
    rules.compare(pipeline.endpoint(), live.settings());
    rules.comparePlace(pipeline.landing(), live);
    return rules.differences.isEmpty()
        ? List.of()
        : List.of(
            Finding.of(
                Check.ENDPOINT_DIFFERS,
                "dms-endpoint",
                String.join("; ", rules.differences),
                "Say in dms-endpoint what the endpoint has (aws dms describe-endpoints prints it),"
                    + " or change the endpoint and reload."));
  }

  private void compare(S3Settings file, S3Settings live) {
    add("DataFormat", file.dataFormat(), live.dataFormat());
    add("IncludeOpForFullLoad", file.opInFullLoad(), live.opInFullLoad());
    add("CdcInsertsOnly", file.insertsOnly(), live.insertsOnly());
    add("CdcInsertsAndUpdates", file.insertsAndUpdates(), live.insertsAndUpdates());
    add("TimestampColumnName", file.timestampColumn(), live.timestampColumn());
    add("DatePartitionEnabled", file.datePartitions().enabled(), live.datePartitions().enabled());
    add("DatePartitionTimezone", file.datePartitions().zone(), live.datePartitions().zone());
    compare(file.csv(), live.csv());
  }

  private void compare(CsvFormat file, CsvFormat live) {
    add("CsvDelimiter", file.delimiter(), live.delimiter());
    add("CsvRowDelimiter", file.rowDelimiter(), live.rowDelimiter());
    add("CsvNullValue", file.nullText(), live.nullText());
    add("CsvNoSupValue", file.noSupplementalText(), live.noSupplementalText());
    add("Rfc4180", file.quoting(), live.quoting());
    add("AddColumnName", file.header(), live.header());
  }

  private void comparePlace(Location landing, LiveEndpoint live) {
    if (landing.isLocal()) {
      return;
    }
    Location written =
        new Location(
            "s3://" + live.bucket() + (live.folder().isEmpty() ? "" : "/" + live.folder()));
    if (!written.text().equals(landing.text())) {
      differences.add("DMS writes to " + written + ", and landing is " + landing);
    }
  }

  private void add(String setting, Object file, Object live) {
    if (!file.equals(live)) {
      differences.add(
          setting + " is " + shown(live) + ", and the pipeline file says " + shown(file));
    }
  }

  private static String shown(Object value) {
    return "'"
        + value.toString().replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t")
        + "'";
  }
}
