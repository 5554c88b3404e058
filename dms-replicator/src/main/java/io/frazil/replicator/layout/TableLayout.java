package io.frazil.replicator.layout;

import io.frazil.model.dms.MappingRule;
import io.frazil.model.dms.Operation;
import io.frazil.model.dms.TaskSettings.LobMode;
import io.frazil.replicator.form.Form;
import io.frazil.replicator.source.DmsType;
import io.frazil.replicator.source.DmsType.Kind;
import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceColumn;
import io.frazil.replicator.source.SourceRow;
import io.frazil.replicator.source.SourceRow.Unlogged;
import io.frazil.replicator.source.SourceTable;
import io.frazil.replicator.source.SourceTable.TableId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The columns of one kind of file of a table in one shape, and its rows in them: Op, timestamp
 * column, the source's columns, columns added by expressions, before images. A cell is a value of
 * its column's type, null, or {@link Unlogged#VALUE}.
 */
public final class TableLayout {

  private static final DmsType TEXT = DmsType.of(Kind.STRING);

  private final SourceTable table;
  private final LayoutRules rules;
  private final TableId target;
  private final List<FileColumn> columns = new ArrayList<>();
  private final List<Content> contents = new ArrayList<>();

  private TableLayout(SourceTable table, LayoutRules rules) {
    this.table = table;
    this.rules = rules;
    this.target = rules.names().of(table.id());
  }

  /** The layout of full-load files. */
  public static TableLayout ofLoad(SourceTable table, LayoutRules rules) {
    TableLayout layout = new TableLayout(table, rules);
    layout.addOp(rules.endpoint().opInFullLoad());
    layout.addTimestamp();
    layout.addBody();
    return layout;
  }

  /** The layout of CDC files of the table's own folder. */
  public static TableLayout ofChanges(SourceTable table, LayoutRules rules) {
    TableLayout layout = new TableLayout(table, rules);
    layout.addOp(rules.opInChanges());
    layout.addTimestamp();
    layout.addBody();
    return layout;
  }

  /** The layout of a table's lines in files of transaction order: table before schema. */
  public static TableLayout ofTransactions(SourceTable table, LayoutRules rules) {
    TableLayout layout = new TableLayout(table, rules);
    boolean early = rules.has(Form.TRANSACTION_TIMESTAMP_AFTER_OP);
    layout.addOp(true);
    if (early) {
      layout.addTimestamp();
    }
    layout.add("table_name", TEXT, facts -> layout.target.table());
    layout.add("schema_name", TEXT, facts -> layout.target.schema());
    if (!early) {
      layout.addTimestamp();
    }
    layout.addBody();
    return layout;
  }

  /** The folder pair the files stand in. */
  public TableId target() {
    return target;
  }

  /** The columns, in file order. */
  public List<FileColumn> columns() {
    return Collections.unmodifiableList(columns);
  }

  /** A row of the full load, read at that moment. */
  public List<Object> load(SourceRow row, Instant transferred) {
    return cells(new RowFacts(Operation.INSERT, true, transferred, row, Optional.empty(), "", ""));
  }

  /** The row of a change; a truncate has none. */
  public List<Object> change(SourceChange change, ChangeStamp stamp) {
    return cells(
        new RowFacts(
            operation(change),
            false,
            stamp.commit(),
            change.kind() == SourceChange.Kind.DELETE ? deleted(change) : change.after().get(),
            shownBefore(change),
            stamp.sequence(),
            stamp.position()));
  }

  /** The operation of a change that has a row. */
  public static Operation operation(SourceChange change) {
    return switch (change.kind()) {
      case INSERT -> Operation.INSERT;
      case UPDATE -> Operation.UPDATE;
      case DELETE -> Operation.DELETE;
      case TRUNCATE -> throw new IllegalArgumentException("A truncate has no row");
    };
  }

  private void addOp(boolean present) {
    if (present) {
      add("Op", TEXT, facts -> facts.operation().letter());
    }
  }

  private void addTimestamp() {
    rules
        .endpoint()
        .timestampColumnName()
        .ifPresent(
            name -> {
              columns.add(new FileColumn(name, TEXT, true));
              contents.add(facts -> DmsTime.text(facts.moment()));
            });
  }

  private void addBody() {
    for (int i = 0; i < table.columns().size(); i++) {
      SourceColumn column = table.columns().get(i);
      if (isCarried(column)) {
        int place = i;
        add(
            rules.names().column(table.id(), column.name()),
            column.type(),
            facts -> shortened(column, facts.image().values().get(place)));
      }
    }
    List<MappingRule> adding = rules.names().adding(table.id());
    if (rules.has(Form.ADDED_COLUMNS_IN_RULE_ORDER)) {
      adding.forEach(this::addColumns);
      return;
    }
    adding.stream().filter(rule -> rule.action().equals("add-column")).forEach(this::addColumns);
    adding.stream().filter(rule -> !rule.action().equals("add-column")).forEach(this::addColumns);
  }

  private void addColumns(MappingRule rule) {
    if (rule.action().equals("add-column")) {
      add(rule.value(), Expression.type(rule), Expression.of(rule, table));
      return;
    }
    for (int i = 0; i < table.columns().size(); i++) {
      SourceColumn column = table.columns().get(i);
      if (isImaged(column, rule) && rule.locator().coversColumn(column.name())) {
        int place = i;
        add(
            rule.image().prefix()
                + rules.names().column(table.id(), column.name())
                + rule.image().suffix(),
            column.type(),
            facts -> facts.before().map(row -> logged(row.values().get(place))).orElse(null));
      }
    }
  }

  private boolean isImaged(SourceColumn column, MappingRule rule) {
    if (rule.image().filter().equals("pk-only")) {
      return table.key().contains(column.name());
    }
    return isCarried(column) && !column.type().kind().isLob();
  }

  private boolean isCarried(SourceColumn column) {
    boolean lob = column.type().kind().isLob() && rules.lobs().mode() == LobMode.NONE;
    return !lob && rules.names().keeps(table.id(), column.name());
  }

  private Object shortened(SourceColumn column, Object value) {
    boolean limited = column.type().kind().isLob() && rules.lobs().mode() == LobMode.LIMITED;
    return limited ? Lob.shortened(value, rules.lobs().maxSizeKb() * 1024) : value;
  }

  /** The row before, without what a delete leaves out. */
  private SourceRow deleted(SourceChange change) {
    List<Object> values = new ArrayList<>(change.before().orElseThrow().values());
    for (int i = 0; i < values.size(); i++) {
      boolean key = table.key().contains(table.columns().get(i).name());
      if (!key && rules.has(Form.DELETES_KEY_ONLY)) {
        values.set(i, Unlogged.VALUE);
      }
      if (!rules.has(Form.NO_SUP_IN_DELETES)) {
        values.set(i, logged(values.get(i)));
      }
    }
    return new SourceRow(values);
  }

  private Optional<SourceRow> shownBefore(SourceChange change) {
    boolean shown =
        switch (change.kind()) {
          case UPDATE -> change.movesKey() || rules.has(Form.BEFORE_IMAGE_ALWAYS);
          case DELETE -> rules.has(Form.BEFORE_IMAGE_IN_DELETES);
          case INSERT, TRUNCATE -> false;
        };
    return shown ? change.before() : Optional.empty();
  }

  private static Object logged(Object value) {
    return value == Unlogged.VALUE ? null : value;
  }

  private void add(String name, DmsType type, Content content) {
    columns.add(new FileColumn(name, type, false));
    contents.add(content);
  }

  private List<Object> cells(RowFacts facts) {
    List<Object> cells = new ArrayList<>(contents.size());
    for (Content content : contents) {
      cells.add(content.of(facts));
    }
    return cells;
  }
}
