package io.frazil.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * What Glue does with a job's arguments, as far as it is documented: starts Spark with the settings
 * that are chained in {@code --conf}, then hands all arguments to the script, and its own too. A
 * main class, for a JVM whose class path is Glue's.
 */
final class GlueStandIn {

  private GlueStandIn() {}

  /** Runs a job for each of the files of arguments, with another pipeline file. */
  public static void main(String[] arguments) throws IOException {
    for (int i = 1; i < arguments.length; i++) {
      JsonNode job = new ObjectMapper().readTree(new File(arguments[i]));
      SparkConf conf = new SparkConf().setMaster("local[2]").setAppName("glue");
      conf.set("spark.ui.enabled", "false").set("spark.driver.host", "127.0.0.1");
      for (String setting : job.path("--conf").asText("spark.a=b").split(" --conf ", -1)) {
        conf.set(setting.split("=", 2)[0], setting.split("=", 2)[1]);
      }
      SparkSession glues = SparkSession.builder().config(conf).getOrCreate();
      try {
        GlueEntry.main(passed(job, arguments[0]));
        System.out.println("job " + i + " succeeded");
      } catch (RuntimeException e) {
        System.out.println("job " + i + " failed: " + e.getMessage());
      }
      System.out.println("job " + i + " left Spark running: " + !glues.sparkContext().isStopped());
      glues.close();
    }
  }

  private static String[] passed(JsonNode job, String pipeline) {
    List<String> passed = new ArrayList<>(List.of("--JOB_ID", "j_1", "true"));
    passed.addAll(List.of("--JOB_RUN_ID", "jr_1", "--JOB_NAME", "frazil-merge", "--TempDir", "s3"));
    for (Map.Entry<String, JsonNode> argument : job.properties()) {
      String value = argument.getValue().asText();
      passed.add(argument.getKey());
      if (argument.getKey().equals("--pipeline")) {
        passed.add(pipeline);
      } else if (!value.isEmpty()) {
        passed.add(value);
      }
    }
    return passed.toArray(String[]::new);
  }
}
