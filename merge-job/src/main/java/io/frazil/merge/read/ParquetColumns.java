package io.frazil.merge.read;

import io.frazil.model.dms.ChangeFileName;
import io.frazil.model.pipeline.DriftPolicy;
import io.frazil.model.table.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * The columns of a Parquet file that are read, in file order.
 *
 * @param schema those columns alone
 * @param fields one per column of the schema
 */
record ParquetColumns(MessageType schema, List<ParquetField> fields) {

  ParquetColumns {
    fields = List.copyOf(fields);
  }

  /** Matches a file's columns with the layout's; what does not fit is schema drift. */
  static ParquetColumns match(
      MessageType file, ChangeLayout layout, ChangeFileName.Kind kind, String location) {
    List<String> names = file.getFields().stream().map(Type::getName).toList();
    List<Slot> slots = new NamedColumns(layout, location).match(names, kind);
    List<Type> types = new ArrayList<>();
    List<ParquetField> fields = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      if (slots.get(i).role() != Slot.Role.PASSED_OVER) {
        Type type = file.getType(i);
        types.add(type);
        fields.add(field(type, slots.get(i), layout, location));
      }
    }
    return new ParquetColumns(new MessageType(file.getName(), types), fields);
  }

  /** The columns that the layout does not fit, in file order. */
  static List<UnfitColumn> unfit(
      MessageType file, ChangeLayout layout, ChangeFileName.Kind kind, String location) {
    List<String> names = file.getFields().stream().map(Type::getName).toList();
    List<Optional<Slot>> slots = new NamedColumns(layout, location).search(names, kind);
    List<UnfitColumn> unfit = new ArrayList<>();
    for (int i = 0; i < slots.size(); i++) {
      Type type = file.getType(i);
      Optional<Column> declared = slots.get(i).flatMap(slot -> declared(slot, layout));
      if (slots.get(i).isEmpty() || declared.isPresent()) {
        Optional<ParquetField> field = slots.get(i).flatMap(slot -> fit(type, slot, layout));
        if (field.isEmpty()) {
          String column = declared.map(Column::name).orElse("");
          unfit.add(new UnfitColumn(type.getName(), column, ParquetMeaning.of(type), text(type)));
        }
      }
    }
    return unfit;
  }

  private static ParquetField field(Type type, Slot slot, ChangeLayout layout, String location) {
    return fit(type, slot, layout)
        .orElseThrow(
            () ->
                ReadErrors.drift(
                    location,
                    "its column '"
                        + type.getName()
                        + "' cannot be read without loss. Expected a Parquet type that fits "
                        + declared(slot, layout)
                            .map(column -> column.type().toString())
                            .orElse("text")
                        + ", got "
                        + text(type)
                        + ". Declare another type for it in the pipeline file, or convert it with"
                        + " a transformation rule of the DMS task."));
  }

  /**
   * How the column is read; empty when it does not fit. A table that evolves takes a wider decimal
   * as it is, any other reads those of its values that fit.
   */
  private static Optional<ParquetField> fit(Type type, Slot slot, ChangeLayout layout) {
    if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    Optional<Column> declared = declared(slot, layout);
    boolean isWider =
        declared.isPresent()
            && ParquetMeaning.of(type).filter(declared.get().type()::widensTo).isPresent();
    if (isWider && layout.drift() == DriftPolicy.EVOLVE) {
      return Optional.empty();
    }
    return declared.isPresent()
        ? ParquetTypes.column(type.asPrimitiveType(), slot, declared.get())
        : ParquetTypes.added(type.asPrimitiveType(), slot);
  }

  private static Optional<Column> declared(Slot slot, ChangeLayout layout) {
    return switch (slot.role()) {
      case COLUMN -> Optional.of(layout.columns().get(slot.index()));
      case BEFORE_KEY ->
          Optional.of(layout.columns().get(new KeyParts(layout).column(slot.index())));
      case OPERATION, COMMIT_TIME, CHANGE_SEQUENCE, PASSED_OVER -> Optional.empty();
    };
  }

  private static String text(Type type) {
    return type instanceof GroupType ? "a group of columns" : type.toString();
  }
}
