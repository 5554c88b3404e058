package io.frazil.replicator.binlog;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A server's collations by the numbers that its log names. */
final class Charsets {

  private static final String MARIADB =
      """
      SELECT a.ID, a.CHARACTER_SET_NAME, s.MAXLEN
      FROM information_schema.COLLATION_CHARACTER_SET_APPLICABILITY a
      JOIN information_schema.CHARACTER_SETS s ON s.CHARACTER_SET_NAME = a.CHARACTER_SET_NAME
      """;

  private static final String MYSQL =
      """
      SELECT a.ID, a.CHARACTER_SET_NAME, s.MAXLEN FROM information_schema.COLLATIONS a
      JOIN information_schema.CHARACTER_SETS s ON s.CHARACTER_SET_NAME = a.CHARACTER_SET_NAME
      """;

  private final Map<Integer, Set> byCollation;

  private Charsets(Map<Integer, Set> byCollation) {
    this.byCollation = byCollation;
  }

  /**
   * A character set.
   *
   * @param name the server's
   * @param longest most bytes of a character
   */
  record Set(String name, int longest) {

    boolean isBinary() {
      return name.equals("binary");
    }

    Charset charset() {
      return switch (name) {
        case "utf8", "utf8mb3", "utf8mb4" -> StandardCharsets.UTF_8;
        case "latin1" -> Charset.forName("windows-1252");
        case "ucs2", "utf16" -> StandardCharsets.UTF_16BE;
        case "utf16le" -> StandardCharsets.UTF_16LE;
        default -> Charset.forName(name);
      };
    }
  }

  static Charsets read(Connection connection) throws SQLException {
    boolean mariaDb = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
    Map<Integer, Set> sets = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(mariaDb ? MARIADB : MYSQL)) {
      while (rows.next()) {
        sets.put(rows.getInt(1), new Set(rows.getString(2), rows.getInt(3)));
      }
    }
    return new Charsets(sets);
  }

  Set of(int collation) {
    Set found = byCollation.get(collation);
    if (found == null) {
      throw new IllegalStateException("Unknown collation " + collation);
    }
    return found;
  }
}
