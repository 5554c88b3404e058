package io.frazil.deploy;

import java.util.LinkedHashMap;
import java.util.Map;

/** Values for what has no default in the templates. */
final class Given {

  static final Map<String, String> CORE =
      Map.of(
          "PipelineName", "shop",
          "DatabaseName", "shop",
          "LandingBucket", "acme-landing",
          "WarehouseBucket", "acme-lake",
          "ProgramsBucket", "acme-frazil",
          "ReleaseFolder", "releases/1");

  static final Map<String, String> DMS =
      Map.of(
          "PipelineName", "shop",
          "LandingBucket", "acme-landing",
          "SourceSecretArn", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-AbCdEf",
          "SourceDatabase", "shop",
          "SubnetIds", "subnet-1,subnet-2",
          "SecurityGroupIds", "sg-1");

  private Given() {}

  /** The values with others, given as name and value in turn. */
  static Map<String, String> with(Map<String, String> values, String... others) {
    Map<String, String> all = new LinkedHashMap<>(values);
    for (int at = 0; at < others.length; at += 2) {
      all.put(others[at], others[at + 1]);
    }
    return all;
  }

  static Decided core(String... others) {
    return new Decided(Template.read(Template.CORE), with(CORE, others));
  }

  static Decided dms(String... others) {
    return new Decided(Template.read(Template.DMS), with(DMS, others));
  }
}
