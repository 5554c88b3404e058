package io.frazil.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The documents that docs/dms-task.md gives. */
final class TaskRecipe {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TaskRecipe() {}

  /**
   * Writes what the recipe leads to, on local disk: pipeline.yaml, endpoint.json, task.json, and a
   * full load of one row.
   */
  static void write(Path folder) throws IOException {
    String pipeline =
        block("The pipeline file", "yaml")
            .replace("s3://acme-landing/dms", "dms")
            .replace("type: glue", "type: jdbc")
            .replace("s3://acme-lake/warehouse", "warehouse");
    assertThat(pipeline).contains("dms-endpoint: endpoint.json").doesNotContain("s3:");
    Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
    Files.writeString(folder.resolve("endpoint.json"), block("The endpoint", "json"));
    Files.writeString(folder.resolve("task.json"), task());
    Path orders = Files.createDirectories(folder.resolve("dms/public/orders"));
    Files.writeString(
        orders.resolve("LOAD00000001.csv"),
        """
        Op,dms_commit_ts,order_id,customer,total,transact_seq,before_order_id
        I,2024-06-12 10:28:17.798779,1,Ada,10.00,,
        """);
  }

  /** The task as {@code aws dms describe-replication-tasks} prints it. */
  private static String task() {
    ObjectNode answer = JSON.createObjectNode();
    ObjectNode task = answer.putArray("ReplicationTasks").addObject();
    task.put("ReplicationTaskIdentifier", "shop");
    task.put("ReplicationTaskSettings", block("The task's settings", "json"));
    task.put("TableMappings", block("The table mappings", "json"));
    try {
      return JSON.writeValueAsString(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first block of that language below a heading. */
  private static String block(String heading, String language) {
    Matcher block =
        Pattern.compile(
                "(?m)^## " + Pattern.quote(heading) + "$.*?^```" + language + "\\n(.*?)^```$",
                Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(Repository.text("docs/dms-task.md"));
    if (!block.find()) {
      throw new AssertionError("docs/dms-task.md has no " + language + " below " + heading);
    }
    return block.group(1);
  }
}
