package io.frazil.replicator.file;

import static io.frazil.replicator.Northwind.BEFORE_IMAGE;
import static io.frazil.replicator.Northwind.CUSTOMERS;
import static io.frazil.replicator.Northwind.ORDER_DETAILS;
import static io.frazil.replicator.Northwind.column;
import static io.frazil.replicator.Northwind.keyOf;
import static io.frazil.replicator.Northwind.row;
import static io.frazil.replicator.Northwind.settings;
import static io.frazil.replicator.Northwind.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.frazil.model.dms.CsvFormat;
import io.frazil.model.dms.DataFormat;
import io.frazil.model.dms.DatePartitions;
import io.frazil.model.dms.S3Settings;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.dms.TaskSettings;
import io.frazil.model.dms.TaskSettings.LobMode;
import io.frazil.model.dms.TaskSettings.Lobs;
import io.frazil.replicator.Northwind;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.layout.ChangeStamp;
import io.frazil.replicator.layout.TableLayout;
import io.frazil.replicator.settings.ReplicationSettings;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lines of CSV, exact; those of order_details stand in real DMS files of 2024. */
class TestCsvLines {

  private static final Instant COMMIT = Instant.parse("2024-06-12T10:30:27.362108Z");

  @Test
  void loadRowHasOpTransferTimeAndAnEmptyChangeSequence() {
    SourceRow row = row(10248, 11, 14f, 12, 0f);

    assertThat(load(settings(), row, Instant.parse("2024-06-12T10:28:17.798779Z")))
        .isEqualTo("I,2024-06-12 10:28:17.798779,10248,11,+1.40000000e+01,12,+0.00000000e+00,\n");
  }

  @Test
  void insertRowHasCommitTimeAndChangeSequence() {
    assertThat(
            line(
                settings(),
                SourceChange.insert(ORDER_DETAILS, row(20000, 1, 11f, 12, 0f)),
                "20240612103027360000000000000000121"))
        .isEqualTo(
            "I,2024-06-12 10:30:27.362108,20000,1,+1.10000000e+01,12,+0.00000000e+00,"
                + "20240612103027360000000000000000121\n");
  }

  @Test
  void realsHaveTheDigitsOfTheirFourBytes() {
    assertThat(line(settings(), SourceChange.insert(ORDER_DETAILS, row(1, 1, 32.38f, 1, 0f)), ""))
        .contains(",+3.23800011e+01,");
  }

  @Test
  void updateRowIsTheWholeRowAfter() {
    assertThat(
            line(
                settings(),
                update(Optional.empty(), row(20000, 77, 11f, 1, 0f)),
                "20240612103027360000000000000000129"))
        .isEqualTo(
            "U,2024-06-12 10:30:27.362108,20000,77,+1.10000000e+01,1,+0.00000000e+00,"
                + "20240612103027360000000000000000129\n");
  }

  @Test
  void deleteRowOfPostgresHoldsItsKeyAlone() {
    assertThat(
            line(
                settings(),
                SourceChange.delete(ORDER_DETAILS, keyOf(20000, 77)),
                "20240612103028760000000000000000169"))
        .isEqualTo(
            "D,2024-06-12 10:30:27.362108,20000,77,,,,20240612103028760000000000000000169\n");
  }

  @Test
  void deleteRowOfMysqlIsTheWholeRowBefore() {
    SourceChange delete = SourceChange.delete(ORDER_DETAILS, row(20000, 77, 11f, 1, 0f));

    assertThat(line(settings(), delete, "7"))
        .isEqualTo("D,2024-06-12 10:30:27.362108,20000,77,+1.10000000e+01,1,+0.00000000e+00,7\n");
    assertThat(line(with(settings(), Form.DELETES_KEY_ONLY), delete, "7"))
        .isEqualTo("D,2024-06-12 10:30:27.362108,20000,77,,,,7\n");
  }

  @Test
  void beforeImageIsEmptyWhileTheKeyStays() {
    SourceChange change =
        update(Optional.of(row(30010, 1, 11f, 12, 0f)), row(30010, 1, 11f, 1, 0f));

    assertThat(line(settings(BEFORE_IMAGE), change, "69"))
        .endsWith(",30010,1,+1.10000000e+01,1," + "+0.00000000e+00,69,,\n");
    assertThat(line(with(settings(BEFORE_IMAGE), Form.BEFORE_IMAGE_ALWAYS), change, "69"))
        .endsWith(",69,30010,1\n");
  }

  @Test
  void keyUpdateIsOneRowWithEveryPartOfTheOldKey() {
    assertThat(
            line(
                settings(BEFORE_IMAGE),
                update(Optional.of(keyOf(30010, 1)), row(30010, 77, 11f, 1, 0f)),
                "20240705200937830000000000000000073"))
        .isEqualTo(
            "U,2024-06-12 10:30:27.362108,30010,77,+1.10000000e+01,1,+0.00000000e+00,"
                + "20240705200937830000000000000000073,30010,1\n");
  }

  @Test
  void beforeImageColumnsOfInsertsDeletesAndLoadsAreEmpty() {
    ReplicationSettings settings = settings(BEFORE_IMAGE);
    SourceChange delete = SourceChange.delete(ORDER_DETAILS, keyOf(1, 2));

    assertThat(line(settings, SourceChange.insert(ORDER_DETAILS, row(1, 2, 0f, 1, 0f)), "5"))
        .endsWith(",5,,\n");
    assertThat(line(settings, delete, "5")).endsWith(",1,2,,,,5,,\n");
    assertThat(load(settings, row(1, 2, 0f, 1, 0f), COMMIT)).endsWith("e+00,,,\n");
    assertThat(line(with(settings, Form.BEFORE_IMAGE_IN_DELETES), delete, "5"))
        .endsWith(",1,2,,,,5,1,2\n");
  }

  @Test
  void fieldsAreQuotedOnlyWhenTheyMustBe() {
    assertThat(customer("say \"hi\"", "Soft drinks, ales"))
        .isEqualTo("06897,\"say \"\"hi\"\"\",\"Soft drinks, ales\"");
    assertThat(customer("59 rue de l'Abbaye", "Avda. de la Constitución 2222\\nx #CAJUN.HTM#"))
        .isEqualTo("06897,59 rue de l'Abbaye,Avda. de la Constitución 2222\\nx #CAJUN.HTM#");
    assertThat(customer("two\nlines", " blanks ")).isEqualTo("06897,\"two\nlines\", blanks ");
    assertThat(customer("carriage\rreturn", "x")).isEqualTo("06897,\"carriage\rreturn\",x");
    assertThat(customer("carriage\rreturn", "x", Form.CARRIAGE_RETURN_UNQUOTED))
        .isEqualTo("06897,carriage\rreturn,x");
  }

  @Test
  void nullAndEmptyTextAreTwoThings() {
    assertThat(customer("", null)).isEqualTo("06897,\"\",");
    assertThat(customer("", null, Form.NULL_TEXT_UNQUOTED)).isEqualTo("06897,,");
    assertThat(customer("", null, Form.NULL_AS_WORD)).isEqualTo("06897,,NULL");
    assertThat(customer("NULL", null, Form.NULL_AS_WORD)).isEqualTo("06897,\"NULL\",NULL");
  }

  @Test
  void csvSettingsAreFollowed() {
    assertThat(customer(csv("|", "\r\n", "\\N", "", true), "a|b", null))
        .isEqualTo("06897|\"a|b\"|\\N\r\n");
    assertThat(customer(csv(",", "\n", "", "", false), "a,\"b", "c\nd"))
        .isEqualTo("06897,a,\"b,c\nd\n");
    assertThat(customer(csv(",", "\n", "", "~", true), "a", Unlogged.VALUE))
        .isEqualTo("06897,a,~\n");
    assertThat(customer(csv(",", "\n", "", "", true), "a", Unlogged.VALUE)).isEqualTo("06897,a,\n");
  }

  @Test
  void columnsThatADeleteLacksAreNullUnlessAsked() {
    SourceChange delete =
        SourceChange.delete(CUSTOMERS, row("06897", Unlogged.VALUE, Unlogged.VALUE));
    ReplicationSettings settings =
        new ReplicationSettings(
            new S3Settings(
                DataFormat.CSV,
                csv(",", "\n", "", "~", true),
                false,
                false,
                "",
                DatePartitions.NONE),
            settings().writing(),
            new TableMappings(List.of(Northwind.SELECTION)),
            TaskSettings.DEFAULT,
            Set.of());

    assertThat(line(settings, delete, "")).isEqualTo("D,06897,,\n");
    assertThat(line(with(settings, Form.NO_SUP_IN_DELETES), delete, "")).isEqualTo("D,06897,~,~\n");
  }

  @Test
  void opIsWhereTheTwoSettingsPutIt() {
    assertThat(op(true, true)).isEqualTo("I,a I,a");
    assertThat(op(false, false)).isEqualTo("a I,a");
    assertThat(op(false, true)).isEqualTo("a a");
    assertThat(op(true, false)).isEqualTo("I,a I,a");
  }

  @Test
  void everyTypeHasItsText() {
    assertThat(value(Kind.BOOLEAN, true)).isEqualTo("true");
    assertThat(value(Kind.BOOLEAN, false, Form.BOOLEAN_AS_LETTER)).isEqualTo("f");
    assertThat(value(Kind.BOOLEAN, true, Form.BOOLEAN_AS_NUMBER)).isEqualTo("1");
    assertThat(value(Kind.BYTES, bytes(0, 0xAB))).isEqualTo("00ab");
    assertThat(value(Kind.BLOB, bytes(0, 0xAB), Form.HEX_UPPER_CASE)).isEqualTo("00AB");
    assertThat(value(Kind.BLOB, bytes())).isEmpty();
    assertThat(value(Kind.DATE, LocalDate.of(1996, 7, 4))).isEqualTo("1996-07-04");
    LocalTime time = LocalTime.of(1, 2, 3, 450_000_000);
    assertThat(value(Kind.TIME, time)).isEqualTo("01:02:03");
    assertThat(value(new DmsType(Kind.TIME, 3, 0), time)).isEqualTo("01:02:03.450");
    assertThat(value(Kind.TIME, time, Form.TIME_IN_MICROSECONDS)).isEqualTo("01:02:03.450000");
    LocalDateTime moment = LocalDateTime.of(2024, 6, 12, 10, 30, 27, 362_108_999);
    assertThat(value(Kind.DATETIME, moment)).isEqualTo("2024-06-12 10:30:27.362108");
    assertThat(value(Kind.DATETIME, moment, Form.DATETIME_WITH_T))
        .isEqualTo("2024-06-12T10:30:27.362108");
    assertThat(value(Kind.INT1, -1)).isEqualTo("-1");
    assertThat(value(Kind.INT8, Long.MIN_VALUE)).isEqualTo("-9223372036854775808");
    assertThat(value(Kind.UINT8, new BigInteger("18446744073709551615")))
        .isEqualTo("18446744073709551615");
    assertThat(value(DmsType.numeric(10, 2), new BigDecimal("12.50"))).isEqualTo("12.50");
    assertThat(
            value(DmsType.numeric(10, 2), new BigDecimal("100.00"), Form.NUMERIC_WITHOUT_PADDING))
        .isEqualTo("100");
    assertThat(value(Kind.REAL8, 0.1)).isEqualTo("+1.0000000000000000e-01");
    assertThat(value(Kind.REAL8, -1e100, Form.REAL8_SHORT)).isEqualTo("-1.00000000e+100");
  }

  @Test
  void lobsAreCutWithoutAWordOrLeftOut() {
    TaskSettings task = task(LobMode.LIMITED);
    String kilobyte = "é".repeat(512);

    assertThat(customerLine(with(plain(), task), kilobyte)).isEqualTo("06897,x," + kilobyte + "\n");
    assertThat(customerLine(with(plain(), task), "a" + kilobyte))
        .isEqualTo("06897,x,a" + "é".repeat(511) + "\n");
    assertThat(customerLine(with(plain(), task(LobMode.NONE)), "gone")).isEqualTo("06897,x\n");
  }

  @Test
  void headerNamesTheColumnsInFileOrder() {
    TableLayout layout = TableLayout.ofChanges(ORDER_DETAILS, settings(BEFORE_IMAGE).layoutRules());

    assertThat(text(settings()).header(layout.columns()))
        .isEqualTo(
            "Op,dms_ts,order_id,product_id,unit_price,quantity,discount,transact_seq,"
                + "before_order_id,before_product_id\n");
  }

  @Test
  void transactionOrderNamesTheTableBeforeTheSchema() {
    SourceChange insert = SourceChange.insert(CUSTOMERS, row("13", "Daniel", null));

    assertThat(transactionLine(settings(), insert))
        .isEqualTo("I,customers,public,2024-06-12 10:30:27.362108,13,Daniel,,5\n");
    assertThat(transactionLine(with(settings(), Form.TRANSACTION_TIMESTAMP_AFTER_OP), insert))
        .isEqualTo("I,2024-06-12 10:30:27.362108,customers,public,13,Daniel,,5\n");
  }

  private static String load(ReplicationSettings settings, SourceRow row, Instant at) {
    TableLayout layout = TableLayout.ofLoad(ORDER_DETAILS, settings.layoutRules());
    return text(settings).row(layout.columns(), layout.load(row, at));
  }

  private static String line(ReplicationSettings settings, SourceChange change, String sequence) {
    TableLayout layout = TableLayout.ofChanges(change.table(), settings.layoutRules());
    return text(settings)
        .row(layout.columns(), layout.change(change, new ChangeStamp(COMMIT, sequence, "0/1")));
  }

  private static String transactionLine(ReplicationSettings settings, SourceChange change) {
    TableLayout layout = TableLayout.ofTransactions(change.table(), settings.layoutRules());
    return text(settings)
        .row(layout.columns(), layout.change(change, new ChangeStamp(COMMIT, "5", "0/1")));
  }

  private static CsvText text(ReplicationSettings settings) {
    return new CsvText(settings.endpoint().csv(), settings.forms(), false);
  }

  private static SourceChange update(Optional<SourceRow> before, SourceRow after) {
    return SourceChange.update(ORDER_DETAILS, before, after);
  }

  /** Settings without added columns and without Op. */
  private static ReplicationSettings plain() {
    return plain(CsvFormat.DEFAULT);
  }

  private static ReplicationSettings plain(CsvFormat csv) {
    return new ReplicationSettings(
        new S3Settings(DataFormat.CSV, csv, false, true, "", DatePartitions.NONE),
        settings().writing(),
        new TableMappings(List.of(Northwind.SELECTION)),
        TaskSettings.DEFAULT,
        Set.of());
  }

  private static CsvFormat csv(
      String delimiter, String rowDelimiter, String nullText, String noSup, boolean quoting) {
    return new CsvFormat(delimiter, rowDelimiter, nullText, noSup, quoting, false);
  }

  private static String customer(String name, Object notes, Form... forms) {
    return line(with(plain(), forms), SourceChange.insert(CUSTOMERS, row("06897", name, notes)), "")
        .replaceFirst("\n$", "");
  }

  private static String customer(CsvFormat csv, String name, Object notes) {
    return line(plain(csv), SourceChange.insert(CUSTOMERS, row("06897", name, notes)), "");
  }

  private static String customerLine(ReplicationSettings settings, String notes) {
    return line(settings, SourceChange.insert(CUSTOMERS, row("06897", "x", notes)), "");
  }

  private static TaskSettings task(LobMode mode) {
    TaskSettings task = TaskSettings.DEFAULT;
    return new TaskSettings(task.preparation(), task.ddl(), new Lobs(mode, 1), false, false);
  }

  private static String op(boolean inFullLoad, boolean insertsOnly) {
    ReplicationSettings settings =
        plain()
            .with(
                new S3Settings(
                    DataFormat.CSV,
                    CsvFormat.DEFAULT,
                    inFullLoad,
                    insertsOnly,
                    "",
                    DatePartitions.NONE));
    SourceTable table = Northwind.table("t", List.of("id"), column("id", DmsType.of(Kind.STRING)));
    TableLayout layout = TableLayout.ofLoad(table, settings.layoutRules());
    return (text(settings).row(layout.columns(), layout.load(row("a"), COMMIT))
            + line(settings, SourceChange.insert(table, row("a")), ""))
        .strip()
        .replace('\n', ' ');
  }

  private static String value(Kind kind, Object value, Form... forms) {
    return value(DmsType.of(kind), value, forms);
  }

  private static String value(DmsType type, Object value, Form... forms) {
    SourceTable table = Northwind.table("t", List.of(), column("v", type));
    String line = line(with(plain(), forms), SourceChange.insert(table, row(value)), "");
    return line.replaceFirst("\n$", "");
  }

  private static ByteBuffer bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
  }
}
