package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A CSV file, plain or gzip, row by row, and what can be wrong with it. */
final class MutatedCsv {

  static final int ROWS = 60;

  private static final String INVALID_UTF8 =
      new String(new byte[] {(byte) 0xC3, (byte) 0x28, (byte) 0xFF}, ISO_8859_1);

  private MutatedCsv() {}

  /** Whether a row has no quotes, so that a comma is a delimiter. */
  private static boolean isPlain(int row) {
    return row % 5 != 0;
  }

  /** Rows in the fields of {@link TestMutatedFiles#LAYOUT}, without their newline. */
  static List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      String text = isPlain(i) ? "plain é text " + i : "\"a \"\"quoted\"\", text\nof two lines\"";
      rows.add(
          "IUD".charAt(i % 3)
              + (",2024-06-12 10:30:27.362108," + i + "," + text + "," + i + ".25")
              + ",+1.40000000e+01,1996-07-04,1996-07-04 00:00:00"
              + ",3f2504e0-4f89-11d3-9a0c-0305e82c3301,true,00ff,"
              + (20_240_612_103_027_36L + "0000000000000000" + (100 + i) + ",")
              + (i % 4 == 0 ? "7" : ""));
    }
    return rows;
  }

  static byte[] bytes(List<String> rows) {
    return (String.join("\n", rows) + "\n").getBytes(UTF_8);
  }

  /** One row that is wrong in a way that touches no other, or bytes that are wrong anywhere. */
  static Mutant csv(Random random) {
    List<String> rows = rows();
    int row = random.nextInt(ROWS);
    if (random.nextInt(3) == 0) {
      MutatedBytes.Damage damage = MutatedBytes.damage(random);
      return Mutant.of("bytes " + damage, damage.apply(bytes(rows), random));
    }
    if (!isPlain(row) || random.nextInt(5) == 0) {
      return unbalanced(rows, row, random);
    }

    List<String> fields = new ArrayList<>(List.of(rows.get(row).split(",", -1)));
    int field = random.nextInt(fields.size());
    String what;
    switch (random.nextInt(4)) {
      case 0 -> {
        what = "columns cut";
        int until = field + 1 + random.nextInt(fields.size() - field);
        fields.subList(field, until).clear();
      }
      case 1 -> {
        what = "delimiters inserted";
        fields.addAll(field, Collections.nCopies(1 + random.nextInt(40), ""));
      }
      case 2 -> {
        what = "invalid UTF-8";
        return spoiled(what, rows, row, replaced(fields, field));
      }
      default -> {
        what = "newline inserted";
        fields.set(field, fields.get(field) + "\n");
      }
    }
    return spoiled(what, rows, row, String.join(",", fields).getBytes(UTF_8));
  }

  private static byte[] replaced(List<String> fields, int field) {
    return MutatedBytes.join(
        String.join(",", fields.subList(0, field)).getBytes(UTF_8),
        ((field == 0 ? "" : ",") + INVALID_UTF8).getBytes(ISO_8859_1),
        String.join(",", fields.subList(field, fields.size())).getBytes(UTF_8));
  }

  private static Mutant spoiled(String what, List<String> rows, int row, byte[] instead) {
    byte[] before = row == 0 ? new byte[0] : bytes(rows.subList(0, row));
    byte[] after = row == ROWS - 1 ? new byte[0] : bytes(rows.subList(row + 1, ROWS));
    byte[] newline = {'\n'};
    return new Mutant(
        what + " in row " + (row + 1),
        MutatedBytes.join(before, instead, newline, after),
        row,
        ROWS - 1 - row,
        Mutant.ANY);
  }

  /** A quote more or less, which may swallow every row after it, and none before it. */
  private static Mutant unbalanced(List<String> rows, int row, Random random) {
    StringBuilder text = new StringBuilder(rows.get(row));
    int quote = text.indexOf("\"");
    if (quote >= 0 && random.nextBoolean()) {
      text.deleteCharAt(quote);
    } else {
      text.insert(random.nextInt(text.length()), '"');
    }
    List<String> changed = new ArrayList<>(rows);
    changed.set(row, text.toString());
    return new Mutant("quotes unbalanced in row " + (row + 1), bytes(changed), row, 0, Mutant.ANY);
  }

  /** Every byte of a gzip file but a few of its header is vouched for by its checksum. */
  static Mutant gzip(Random random) {
    byte[] text = bytes(rows());
    byte[] whole = ChangeFixture.gzip(text);
    switch (random.nextInt(6)) {
      case 0 -> {
        byte[] changed = whole.clone();
        changed[random.nextInt(10)] = (byte) random.nextInt();
        return Mutant.wholeOrNot("gzip header", changed, ROWS);
      }
      case 1 -> {
        byte[] changed = whole.clone();
        changed[whole.length - 1 - random.nextInt(8)] ^= (byte) (1 + random.nextInt(255));
        return Mutant.wholeOrNot("gzip trailer", changed, ROWS);
      }
      case 2 -> {
        byte[] second = ChangeFixture.gzip(bytes(rows().subList(0, 20)));
        return new Mutant(
            "second gzip member", MutatedBytes.join(whole, second), ROWS, 0, ROWS + 20);
      }
      case 3 -> {
        byte[] second = MutatedBytes.damage(random).apply(ChangeFixture.gzip(text), random);
        boolean none = second.length == 0;
        return none
            ? Mutant.wholeOrNot("nothing after a gzip member", whole, ROWS)
            : new Mutant(
                "damaged second gzip member", MutatedBytes.join(whole, second), ROWS, 0, 2 * ROWS);
      }
      case 4 -> {
        return Mutant.wholeOrNot(
            "no gzip", random.nextBoolean() ? text : new byte[1 + random.nextInt(30)], ROWS);
      }
      default -> {
        MutatedBytes.Damage damage = MutatedBytes.damage(random);
        return Mutant.wholeOrNot("gzip bytes " + damage, damage.apply(whole, random), ROWS);
      }
    }
  }
}
