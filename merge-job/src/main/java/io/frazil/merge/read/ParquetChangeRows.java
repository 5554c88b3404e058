package io.frazil.merge.read;

import io.frazil.model.dms.Operation;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.RecordMaterializer;

/**
 * The rows of a Parquet file, or of some of its row groups. Values are taken by {@link
 * ParquetField}s and judged once the row is whole, since Op may be its last column; the first
 * column at fault, in file order, is the row's refusal.
 */
final class ParquetChangeRows implements ChangeRows {

  private final ParquetFile file;
  private final Iterator<RowGroup> groups;
  private final List<ParquetField> fields;
  private final ParquetField operationField;
  private final RecordMaterializer<List<ParquetField>> materializer;
  private final ChangeRow row;
  private final KeyParts key;

  private ParquetFile.Rows<List<ParquetField>> rows;
  private long position;
  private long lastOfGroup;

  ParquetChangeRows(
      ParquetFile file, ParquetColumns columns, List<RowGroup> groups, ChangeLayout layout) {
    this.file = file;
    this.groups = groups.iterator();
    this.fields = columns.fields();
    this.operationField =
        fields.stream()
            .filter(field -> field.slot().role() == Slot.Role.OPERATION)
            .findFirst()
            .orElse(null);
    this.materializer = new FieldsMaterializer(fields);
    this.row = new ChangeRow(layout.columns().size(), layout.key().size());
    this.key = new KeyParts(layout);
    file.select(columns.schema());
  }

  @Override
  public boolean next() {
    while (position == lastOfGroup) {
      if (!groups.hasNext()) {
        return false;
      }
      open(groups.next());
    }
    rows.next();
    position++;
    row.begin(position);
    judge();
    return true;
  }

  private void open(RowGroup group) {
    position = group.firstPosition() - 1;
    lastOfGroup = position + group.rows();
    if (group.rows() > 0) {
      rows = file.read(group, materializer);
    }
  }

  @Override
  public ChangeRow row() {
    return row;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  private void judge() {
    if (!judgeOperation()) {
      return;
    }
    for (ParquetField field : fields) {
      if (!judge(field)) {
        return;
      }
    }
    if (row.operation() == Operation.UPDATE) {
      key.settleBefore(row);
    }
  }

  private boolean judgeOperation() {
    if (operationField == null) {
      row.operation(Operation.INSERT);
      return true;
    }
    Object operation = operationField.value();
    if (operation == null || operationField.isInvalid()) {
      return refuse(operationField, operationField.reason());
    }
    row.operation((Operation) operation);
    return true;
  }

  /** Whether the row is still good. */
  private boolean judge(ParquetField field) {
    return switch (field.slot().role()) {
      case COLUMN -> judgeColumn(field, field.slot().index());
      case BEFORE_KEY -> row.operation() != Operation.UPDATE || judgeBefore(field);
      case COMMIT_TIME, CHANGE_SEQUENCE -> judgeAdded(field);
      case OPERATION, PASSED_OVER -> true;
    };
  }

  private boolean judgeColumn(ParquetField field, int column) {
    boolean keyPart = key.contains(column);
    if (row.operation() == Operation.DELETE && !keyPart) {
      return true;
    }
    if (field.isInvalid()) {
      return refuse(field, field.reason());
    }
    if (keyPart && field.value() == null) {
      return refuse(field, DmsText.KEY_NULL);
    }
    row.values()[column] = field.value();
    return true;
  }

  private boolean judgeBefore(ParquetField field) {
    if (field.isInvalid()) {
      return refuse(field, field.reason());
    }
    row.before()[field.slot().index()] = field.value();
    return true;
  }

  private boolean judgeAdded(ParquetField field) {
    if (field.isInvalid()) {
      return refuse(field, field.reason());
    }
    if (field.slot().role() == Slot.Role.COMMIT_TIME) {
      row.commitMicros((Long) field.value());
    } else {
      row.changeSequence((String) field.value());
    }
    return true;
  }

  private boolean refuse(ParquetField field, String reason) {
    String raw =
        fields.stream()
            .map(each -> each.name() + "=" + RawText.cut(each.text(), Refusal.RAW_LIMIT))
            .collect(Collectors.joining(", "));
    row.refuse(new Refusal(field.name(), reason, RawText.cut(raw, Refusal.RAW_LIMIT)));
    return false;
  }

  /** Hands parquet-mr's values to the fields. */
  private static final class FieldsMaterializer extends RecordMaterializer<List<ParquetField>> {

    private final List<ParquetField> fields;

    FieldsMaterializer(List<ParquetField> fields) {
      this.fields = fields;
    }

    @Override
    public List<ParquetField> getCurrentRecord() {
      return fields;
    }

    @Override
    public GroupConverter getRootConverter() {
      return new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
          return fields.get(field);
        }

        @Override
        public void start() {
          fields.forEach(ParquetField::clear);
        }

        @Override
        public void end() {}
      };
    }
  }
}
