package io.frazil.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.frazil.fixture.ChangeFiles;
import io.frazil.testdatabases.MariaDbExtension;
import io.frazil.testdatabases.MariaDbServer;
import io.frazil.testdatabases.PostgresExtension;
import io.frazil.testdatabases.PostgresServer;
import io.frazil.testdatabases.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Tables merged from files held against the database the files tell of. */
class VerifyIT {

  private static final String LOAD = "LOAD00000001.csv";
  private static final int MANY = 20_000;

  @TempDir private Path folder;

  @Test
  @ExtendWith(PostgresExtension.class)
  void postgresTablesAreEqualUntilTheyAreNot(PostgresServer server) throws IOException {
    try (TestDatabase shop = server.createDatabase("shop")) {
      shop.execute(
          "CREATE TABLE things (id uuid, part text, b boolean, s smallint, l bigint, d numeric(10,2),"
              + " f real, g double precision, day date, t timestamp, z timestamptz, txt varchar(40),"
              + " bin bytea, code char(5), free numeric, PRIMARY KEY (id, part))",
          "INSERT INTO things VALUES ('0f2b9ae2-0000-4000-8000-00000000000a', 'ä,1', true, -1,"
              + " 9007199254740993, 1.5, 32.38, 0.1, '1996-07-04', '2024-06-12 10:30:27.362108',"
              + " '2024-06-12 12:30:27.362108+02', 'it''s 5:x,', '\\x00ff', 'ab', 1.2345678),"
              + " ('0f2b9ae2-0000-4000-8000-00000000000a', 'b', NULL, NULL, NULL, NULL, NULL, NULL,"
              + " NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
          "CREATE TABLE many (id int PRIMARY KEY, name text)",
          "INSERT INTO many SELECT i, 'name ' || i FROM generate_series(1, " + MANY + ") i");
      String file = pipeline(shop);
      put(
          "public/things",
          LOAD,
          "I,0f2b9ae2-0000-4000-8000-00000000000a,\"ä,1\",true,-1,9007199254740993,1.50,"
              + "+3.23800011e+01,+1.000000000000000e-01,1996-07-04,2024-06-12 10:30:27.362108,"
              + "2024-06-12 10:30:27.362108,\"it's 5:x,\",00ff,ab   ,1.234567",
          "I,0f2b9ae2-0000-4000-8000-00000000000a,b,,,,,,,,,,,,,");
      put("public/many", LOAD, many());
      put("public/many", "20240612-103100000.csv", "U,7,seven", "D,8,", "I,8,name 8", "U,7,name 7");
      Commands.run("merge", "--pipeline", file, "--load-complete");

      String equal = verify(shop, file);
      assertThat(equal).startsWith("0\n").contains("equal", "20240612-103100000.csv");

      shop.execute(
          "UPDATE many SET id = 30000 WHERE id = 11", // no file tells of it: an orphan is left
          "UPDATE many SET name = 'other' WHERE id = 12345",
          "UPDATE things SET f = 32.39, txt = NULL WHERE part = 'ä,1'");
      assertThat(verify(shop, file, "--output=csv"))
          .isEqualTo(
              """
              3
              table,key,difference,column,expected,found
              public.many,id=11,extra,,,
              public.many,id=12345,changed,name,other,name 12345
              public.many,id=30000,missing,,,
              public.things,"id=0f2b9ae2-0000-4000-8000-00000000000a, part=ä,1",changed,f,42018f5c,4201851f
              public.things,"id=0f2b9ae2-0000-4000-8000-00000000000a, part=ä,1",changed,txt,,"it's 5:x,"
              """);

      JsonNode many = json(verify(shop, file, "--output=json", "--table=public.many", "--limit=1"));
      assertThat(many.path("result").asText()).isEqualTo("different");
      assertThat(many.path("source_rows").asInt()).isEqualTo(MANY);
      assertThat(many.path("watermark").asText()).isEqualTo("20240612-103100000.csv");
      assertThat(many.path("keys")).hasSize(1);
      assertThat(many.path("more_keys").asBoolean()).isTrue();
      assertThat(many.path("ranges")).hasSize(64);
      assertThat(many.path("ranges").findValuesAsText("equal")).contains("true", "false");

      // A file that is not merged yet may be the reason.
      put("public/many", "20240612-103200000.csv", "U,12345,other");
      assertThat(verify(shop, file, "--table=public.many")).startsWith("7\n").contains("moving");
    }
  }

  @Test
  @ExtendWith(MariaDbExtension.class)
  void mariaDbTablesAreEqualUntilTheyAreNot(MariaDbServer server) throws IOException {
    try (TestDatabase shop = server.createDatabase("shop")) {
      shop.execute(
          "CREATE TABLE things (id bigint unsigned PRIMARY KEY, gift bit(1), n tinyint(1),"
              + " d decimal(10,2), day date, t datetime(6), z timestamp(6) NULL, txt varchar(40),"
              + " state enum('new','paid'), bin blob, bits bit(12)) DEFAULT CHARSET latin1",
          "SET time_zone = '+00:00'",
          "INSERT INTO things VALUES (18446744073709551615, b'1', 1, 1.5, '1996-07-04',"
              + " '2024-06-12 10:30:27.362108', '2024-06-12 10:30:27.362108', 'ä:5', 'paid', x'00ff', b'101'),"
              + " (1, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)",
          "CREATE TABLE floats (id int PRIMARY KEY, f float, g double, txt text)",
          "INSERT INTO floats VALUES (1, 32.38, 0.1, 'one'), (2, NULL, NULL, NULL)");
      String file = pipeline(shop);
      put(
          shop.name() + "/things",
          LOAD,
          "I,18446744073709551615,1,1,1.50,1996-07-04,2024-06-12 10:30:27.362108,"
              + "2024-06-12 10:30:27.362108,ä:5,paid,00ff,0005",
          "I,1,,,,,,,,,,");
      put(
          shop.name() + "/floats",
          LOAD,
          "I,1,+3.23800011e+01,+1.000000000000000e-01,one",
          "I,2,,,");
      Commands.run("merge", "--pipeline", file, "--load-complete");

      assertThat(verify(shop, file)).startsWith("0\n");

      shop.execute(
          "DELETE FROM things WHERE id = 1",
          "UPDATE things SET txt = 'o:5'",
          "UPDATE floats SET g = 0.2 WHERE id = 1");
      assertThat(verify(shop, file, "--output=csv"))
          .isEqualTo(
              """
              3
              table,key,difference,column,expected,found
              %1$s.floats,id=1,changed,g,3fc999999999999a,3fb999999999999a
              %1$s.things,id=1,extra,,,
              %1$s.things,id=18446744073709551615,changed,txt,o:5,ä:5
              """
                  .formatted(shop.name()));
    }
  }

  private String pipeline(TestDatabase database) throws IOException {
    Path file = folder.resolve("shop.yaml");
    Commands.run("discover", "--source", url(database), "--into", file.toString());
    Files.writeString(
        file, Files.readString(file) + "dms-endpoint: {IncludeOpForFullLoad: true}\n");
    Files.createDirectories(folder.resolve("landing"));
    Commands.run("setup", "--pipeline", file.toString());
    return file.toString();
  }

  private void put(String table, String name, String... rows) throws IOException {
    ChangeFiles.changeFile(folder.resolve("landing").resolve(table), name, rows);
  }

  private static String[] many() {
    return IntStream.rangeClosed(1, MANY)
        .mapToObj(i -> "I," + i + ",name " + i)
        .toArray(String[]::new);
  }

  private static String url(TestDatabase database) {
    return database.jdbcUrl()
        + "?user="
        + database.server().user()
        + "&password="
        + database.server().password();
  }

  private static String verify(TestDatabase database, String file, String... arguments) {
    List<String> all =
        new ArrayList<>(
            List.of("verify", "--pipeline", file, "--source", url(database), "--pause", "1ms"));
    all.addAll(List.of(arguments));
    StringWriter text = new StringWriter();
    PrintWriter out = new PrintWriter(text);
    int code = Frazil.commandLine(out, out).execute(all.toArray(new String[0]));
    return code + "\n" + text;
  }

  private static JsonNode json(String answer) throws IOException {
    return new ObjectMapper().readTree(answer.substring(answer.indexOf('['))).get(0);
  }
}
