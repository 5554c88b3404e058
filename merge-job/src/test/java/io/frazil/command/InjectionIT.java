package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names and values that try to be a program stay names and values, from file to output. */
class InjectionIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Keys, each of them a text in the column beside it too. */
  private static final List<String> HOSTILE =
      List.of(
          "'; DROP TABLE lake.app.notes; --",
          "\\'; DROP TABLE lake.app.notes; --",
          "' OR '1'='1",
          "\") OR (\"1\"=\"1",
          "${env:HOME}",
          "${spark.app.name}",
          "#{systemProperties}",
          "`id`",
          "=HYPERLINK(\"http://example.com\",\"x\")",
          "@SUM(1+1)*cmd|' /C calc'!A0",
          "\u001b[2Jgone",
          "two\nlines",
          "%s%n{}",
          "../../etc/passwd",
          "1 /* */ UNION SELECT 1",
          "\u202egnp.exe");

  private static final String PIPELINE =
      """
      pipeline: injection
      landing: landing
      dms-endpoint:
        DataFormat: csv
        AddColumnName: true
        IncludeOpForFullLoad: true
        CsvNullValue: \\N
      catalog: {name: lake, type: jdbc, warehouse: warehouse}
      tables:
        - source: "sho'p.ord`ers; DROP TABLE x --"
          target: "ev'il.ord`ers; DROP TABLE x --"
          key: "id'; --"
          columns: {"id'; --": string, "na`me, x": string, "${env:HOME}": string, "n) --": int}
      """;

  private static final String HEADER = "Op,id'; --,\"na`me, x\",${env:HOME},n) --\n";

  @TempDir private Path folder;

  @Test
  void rowsAreWhatTheFilesSay() throws IOException {
    Path landing = write(PIPELINE);
    String load =
        HOSTILE.stream()
            .map(text -> row("I", text, "old " + text, text, "1"))
            .collect(Collectors.joining("", HEADER, ""));
    Files.writeString(landing.resolve("LOAD00000001.csv"), load);
    run("setup");
    run("merge", "--load-complete");

    // Keys of a small batch are literals of the statement: each must find its row.
    String changes =
        HOSTILE.stream()
            .map(text -> row("U", text, "new " + text, text, "1"))
            .collect(Collectors.joining("", HEADER, ""));
    Files.writeString(landing.resolve("20240612-103125108.csv"), changes);
    Files.writeString(
        landing.resolve("20240612-103126108.csv"),
        HEADER
            + row("D", HOSTILE.get(0), "", "", "1")
            + row("I", "refused", "=1+1", "\u001b[2J", "'; --"));
    run("merge");
    Map<String, String> left = expected();
    left.remove(HOSTILE.get(0));
    assertThat(rows()).isEqualTo(left);
    assertRefused();
    assertCsv();
  }

  private void assertRefused() {
    String shown = run("quarantine", "show");

    assertThat(shown).contains("\\u001b[2J").doesNotContain("\u001b");
  }

  /** RFC 4180 and nothing else: a formula is a text like others. */
  private void assertCsv() {
    assertThat(query("WHERE `id'; --` LIKE '=%' OR `id'; --` LIKE '@%' ORDER BY 1", "csv"))
        .isEqualTo(
            """
            id'; --,"na`me, x"
            "=HYPERLINK(""http://example.com"",""x"")","new =HYPERLINK(""http://example.com"",""x"")"
            @SUM(1+1)*cmd|' /C calc'!A0,new @SUM(1+1)*cmd|' /C calc'!A0
            """);
  }

  @Test
  void namesOfObjectsForgeNoLine() throws IOException {
    Path landing = write(PIPELINE);
    run("setup");
    Files.writeString(landing.resolve("x\nINFO all is well\u001b[2J"), "x");
    Path partition = Files.createDirectories(landing.resolve("p\u001b[2J\nINFO all is well"));
    Files.writeString(partition.resolve("LOAD00000001.csv"), HEADER + row("I", "a", "b", "c", "1"));

    String found = run("check");

    assertThat(found).contains("2 objects in").contains("\\u000aINFO all is well");
    assertThat(found).doesNotContain("\u001b").doesNotContain("\nINFO all is well");
    assertThat(run("merge", "--load-complete"))
        .contains("object x\\u000aINFO all is well\\u001b[2J has no name DMS gives")
        .doesNotContain("\u001b")
        .doesNotContain("\nINFO");
  }

  @Test
  void namesOfColumnsForgeNoLine() throws IOException {
    Path landing = write(PIPELINE);
    run("setup");
    Files.writeString(
        landing.resolve("LOAD00000001.csv"),
        HEADER.strip()
            + ",\"x\u001b[2J\nINFO all is well\"\n"
            + row("I", "a", "b", "c", "1").strip()
            + ",d\n");

    String said = end(4, "merge", "--load-complete");

    assertThat(said)
        .contains("\\u000aINFO all is well")
        .doesNotContain("\u001b")
        .doesNotContain("\nINFO");
  }

  @Test
  void namesLeaveNoFolder() throws IOException {
    for (String target :
        List.of("app.../../evil", "app.x/../../evil", "app.evil\\\\..", "../evil.x")) {
      write(
          PIPELINE.replace(
              "target: \"ev'il.ord`ers; DROP TABLE x --\"", "target: \"" + target + "\""));
      assertThat(end(2, "setup")).contains("target");
    }
    assertThat(folder.resolve("evil")).doesNotExist();
    assertThat(folder.resolveSibling("evil")).doesNotExist();
  }

  private Path write(String pipeline) throws IOException {
    Files.writeString(folder.resolve("pipeline.yaml"), pipeline);
    return Files.createDirectories(folder.resolve("landing/sho'p/ord`ers; DROP TABLE x --"));
  }

  private static String row(String... fields) {
    List<String> quoted = new ArrayList<>();
    for (String field : fields) {
      quoted.add('"' + field.replace("\"", "\"\"") + '"');
    }
    return String.join(",", quoted) + "\n";
  }

  private static Map<String, String> expected() {
    Map<String, String> rows = new TreeMap<>();
    HOSTILE.forEach(text -> rows.put(text, "new " + text + " | " + text));
    return rows;
  }

  /** A key that is there twice fails. */
  private Map<String, String> rows() throws JsonProcessingException {
    Map<String, String> rows = new TreeMap<>();
    for (JsonNode row : JSON.readTree(query("", "json", ", `${env:HOME}`"))) {
      String before =
          rows.put(
              row.get("id'; --").asText(),
              row.get("na`me, x").asText() + " | " + row.get("${env:HOME}").asText());
      assertThat(before).isNull();
    }
    return rows;
  }

  private String query(String where, String form) {
    return query(where, form, "");
  }

  private String query(String where, String form, String more) {
    return run(
        "query",
        "--output",
        form,
        "SELECT `id'; --`, `na``me, x`"
            + more
            + " FROM lake.`ev'il`.`ord``ers; DROP TABLE x --` "
            + where);
  }

  private String run(String... arguments) {
    return end(0, arguments);
  }

  private String end(int exitCode, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    int at = arguments[0].equals("quarantine") ? 2 : 1;
    all.addAll(at, List.of("--pipeline", folder.resolve("pipeline.yaml").toString()));
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = Frazil.commandLine(out, out).execute(all.toArray(String[]::new));
    assertThat(code).as(text.toString()).isEqualTo(exitCode);
    return text.toString();
  }
}
