package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/**
 * What can be wrong with a Parquet file: in its bytes anywhere, in the footer's numbers, in the
 * header of a page. Whatever it is, the file has all its rows or cannot be read.
 */
final class MutatedParquet {

  /** Other words for the same bytes: what comes out are other values, which nothing gives away. */
  private static final Set<String> OTHER_VALUES =
      Set.of("meaning", "precision", "repetition", "encoding", "dictionary encoding");

  private static final int MAGIC = 4;
  private static final int TAIL = 8;

  private MutatedParquet() {}

  static Mutant of(byte[] whole, int rows, Random random) {
    try {
      return switch (random.nextInt(8)) {
        case 0 -> {
          MutatedBytes.Damage damage = MutatedBytes.damage(random);
          yield Mutant.counted("bytes " + damage, damage.apply(whole, random), rows);
        }
        case 1 -> Mutant.wholeOrNot("magic or footer length", ends(whole, random), rows);
        case 2 -> Mutant.counted("footer bytes", inFooter(whole, random), rows);
        case 3, 4, 5 -> footer(whole, rows, random);
        default -> page(whole, rows, random);
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] ends(byte[] whole, Random random) {
    byte[] changed = whole.clone();
    switch (random.nextInt(3)) {
      case 0 -> changed[random.nextInt(MAGIC)] ^= (byte) (1 + random.nextInt(255));
      case 1 ->
          changed[whole.length - 1 - random.nextInt(MAGIC)] ^= (byte) (1 << random.nextInt(8));
      default -> {
        ByteBuffer tail = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        int at = whole.length - TAIL;
        tail.putInt(at, (int) odd(tail.getInt(at), random));
      }
    }
    return changed;
  }

  private static byte[] inFooter(byte[] whole, Random random) {
    int from = footerStart(whole);
    byte[] footer = Arrays.copyOfRange(whole, from, whole.length - TAIL);
    byte[] changed = MutatedBytes.damage(random).apply(footer, random);
    return withFooter(Arrays.copyOf(whole, from), changed);
  }

  private static Mutant footer(byte[] whole, int rows, Random random) throws IOException {
    AtomicReference<String> what = new AtomicReference<>();
    byte[] changed =
        withFooter(
            whole,
            footer -> {
              RowGroup group = MutatedBytes.pick(footer.getRow_groups(), random);
              ColumnChunk chunk = MutatedBytes.pick(group.getColumns(), random);
              SchemaElement element = MutatedBytes.pick(footer.getSchema(), random);
              what.set(
                  switch (random.nextInt(4)) {
                    case 0 -> inGroups(footer, group, random);
                    case 1, 2 -> inChunk(chunk.getMeta_data(), random);
                    default -> inSchema(element, random);
                  });
            });
    return mutant("footer, ", what.get(), changed, rows);
  }

  /** The file with another footer. */
  static byte[] withFooter(byte[] whole, Consumer<FileMetaData> change) throws IOException {
    FileMetaData footer = readFooter(whole);
    change.accept(footer);
    return withFooter(Arrays.copyOf(whole, footerStart(whole)), bytes(footer));
  }

  private static String inGroups(FileMetaData footer, RowGroup group, Random random) {
    switch (random.nextInt(6)) {
      case 0 -> {
        footer.setNum_rows(odd(footer.getNum_rows(), random));
        return "rows of the file";
      }
      case 1 -> {
        group.setNum_rows(odd(group.getNum_rows(), random));
        return "rows of a row group";
      }
      case 2 -> {
        group.setTotal_byte_size(odd(group.getTotal_byte_size(), random));
        return "bytes of a row group";
      }
      case 3 -> {
        footer.getRow_groups().remove(group);
        return "row group removed";
      }
      case 4 -> {
        footer.getRow_groups().add(group);
        return "row group doubled";
      }
      default -> {
        Collections.shuffle(group.getColumns(), random);
        return "columns shuffled";
      }
    }
  }

  private static String inChunk(ColumnMetaData chunk, Random random) {
    switch (random.nextInt(8)) {
      case 0 -> {
        chunk.setNum_values(odd(chunk.getNum_values(), random));
        return "values of a column";
      }
      case 1 -> {
        chunk.setTotal_uncompressed_size(odd(chunk.getTotal_uncompressed_size(), random));
        return "unpacked bytes of a column";
      }
      case 2 -> {
        chunk.setTotal_compressed_size(odd(chunk.getTotal_compressed_size(), random));
        return "bytes of a column";
      }
      case 3 -> {
        chunk.setData_page_offset(odd(chunk.getData_page_offset(), random));
        return "place of a column";
      }
      case 4 -> {
        chunk.setDictionary_page_offset(odd(chunk.getDictionary_page_offset(), random));
        return "place of a dictionary";
      }
      case 5 -> {
        chunk.setCodec(MutatedBytes.pick(List.of(CompressionCodec.values()), random));
        return "codec";
      }
      case 6 -> {
        chunk.setType(MutatedBytes.pick(List.of(Type.values()), random));
        return "type of a column chunk";
      }
      default -> {
        chunk.setPath_in_schema(new ArrayList<>(List.of("nothing")));
        return "path of a column chunk";
      }
    }
  }

  private static String inSchema(SchemaElement element, Random random) {
    switch (random.nextInt(7)) {
      case 0 -> {
        element.setType(MutatedBytes.pick(List.of(Type.values()), random));
        return "type";
      }
      case 1 -> {
        element.setType_length((int) odd(element.getType_length(), random));
        return "length of a type";
      }
      case 2 -> {
        element.setNum_children((int) odd(element.getNum_children(), random));
        return "number of children";
      }
      case 3 -> {
        element.setRepetition_type(
            MutatedBytes.pick(List.of(FieldRepetitionType.values()), random));
        return "repetition";
      }
      case 4 -> {
        element.unsetLogicalType();
        element.setConverted_type(MutatedBytes.pick(List.of(ConvertedType.values()), random));
        return "meaning";
      }
      case 5 -> {
        element.setPrecision((int) odd(element.getPrecision(), random));
        element.setScale((int) odd(element.getScale(), random));
        return "precision";
      }
      default -> {
        element.setName("other");
        return "name";
      }
    }
  }

  private static Mutant page(byte[] whole, int rows, Random random) throws IOException {
    FileMetaData footer = readFooter(whole);
    RowGroup group = MutatedBytes.pick(footer.getRow_groups(), random);
    ColumnMetaData chunk = MutatedBytes.pick(group.getColumns(), random).getMeta_data();
    boolean dictionary = chunk.getDictionary_page_offset() > 0 && random.nextBoolean();
    long at = dictionary ? chunk.getDictionary_page_offset() : chunk.getData_page_offset();
    AtomicReference<String> what = new AtomicReference<>();
    byte[] changed = withPage(whole, (int) at, header -> what.set(inPage(header, random)));
    return mutant("page header, ", what.get(), changed, rows);
  }

  /** The file with another header in front of a page; every place behind it moves along. */
  static byte[] withPage(byte[] whole, int at, Consumer<PageHeader> change) throws IOException {
    int end = footerStart(whole);
    ByteArrayInputStream in = new ByteArrayInputStream(whole, at, end - at);
    PageHeader header = Util.readPageHeader(in);
    int body = end - in.available();
    change.accept(header);
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    Util.writePageHeader(header, changed);

    FileMetaData footer = readFooter(whole);
    move(footer, at, changed.size() - (body - at));
    byte[] pages =
        MutatedBytes.join(
            Arrays.copyOf(whole, at), changed.toByteArray(), Arrays.copyOfRange(whole, body, end));
    return withFooter(pages, bytes(footer));
  }

  private static Mutant mutant(String where, String what, byte[] bytes, int rows) {
    return OTHER_VALUES.contains(what)
        ? Mutant.counted(where + what, bytes, rows)
        : Mutant.wholeOrNot(where + what, bytes, rows);
  }

  private static void move(FileMetaData footer, long place, int more) {
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk chunk : group.getColumns()) {
        ColumnMetaData meta = chunk.getMeta_data();
        long start =
            meta.getDictionary_page_offset() > 0
                ? meta.getDictionary_page_offset()
                : meta.getData_page_offset();
        if (start <= place && place < start + meta.getTotal_compressed_size()) {
          meta.setTotal_compressed_size(meta.getTotal_compressed_size() + more);
        }
        if (meta.getData_page_offset() > place) {
          meta.setData_page_offset(meta.getData_page_offset() + more);
        }
        if (meta.getDictionary_page_offset() > place) {
          meta.setDictionary_page_offset(meta.getDictionary_page_offset() + more);
        }
      }
    }
  }

  private static String inPage(PageHeader header, Random random) {
    header.unsetCrc();
    switch (random.nextInt(4)) {
      case 0 -> {
        header.setUncompressed_page_size((int) odd(header.getUncompressed_page_size(), random));
        return "unpacked size";
      }
      case 1 -> {
        header.setCompressed_page_size((int) odd(header.getCompressed_page_size(), random));
        return "size";
      }
      case 2 -> {
        header.setType(MutatedBytes.pick(List.of(PageType.values()), random));
        return "type";
      }
      default -> {
        return inPageKind(header, random);
      }
    }
  }

  private static String inPageKind(PageHeader header, Random random) {
    boolean number = random.nextBoolean();
    Encoding encoding = MutatedBytes.pick(List.of(Encoding.values()), random);
    if (header.isSetDictionary_page_header()) {
      DictionaryPageHeader page = header.getDictionary_page_header();
      if (number) {
        page.setNum_values((int) odd(page.getNum_values(), random));
        return "dictionary entries";
      }
      page.setEncoding(encoding);
      return "dictionary encoding";
    }
    if (header.isSetData_page_header()) {
      DataPageHeader page = header.getData_page_header();
      if (number) {
        page.setNum_values((int) odd(page.getNum_values(), random));
        return "values";
      }
      page.setEncoding(encoding);
      return "encoding";
    }
    DataPageHeaderV2 page = header.getData_page_header_v2();
    if (number) {
      page.setNum_values((int) odd(page.getNum_values(), random));
      return "values, second form";
    }
    if (random.nextBoolean()) {
      page.setDefinition_levels_byte_length(
          (int) odd(page.getDefinition_levels_byte_length(), random));
      return "level bytes";
    }
    page.setEncoding(encoding);
    return "encoding";
  }

  /** Another number: near, far, negative or none. */
  private static long odd(long value, Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> value == 0 ? 7 : 0;
      case 1 -> -1;
      case 2 -> Integer.MAX_VALUE;
      case 3 -> Integer.MIN_VALUE;
      case 4 -> value + 1;
      case 5 -> value - 1;
      case 6 -> value * 2 + 1;
      case 7 -> value ^ 1L << random.nextInt(31);
      case 8 -> Long.MAX_VALUE;
      default -> random.nextInt(1 << 30);
    };
  }

  private static int footerStart(byte[] whole) {
    int length = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getInt(whole.length - TAIL);
    return whole.length - TAIL - length;
  }

  static FileMetaData readFooter(byte[] whole) throws IOException {
    int from = footerStart(whole);
    return Util.readFileMetaData(new ByteArrayInputStream(whole, from, whole.length - TAIL - from));
  }

  private static byte[] bytes(FileMetaData footer) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Util.writeFileMetaData(footer, out);
    return out.toByteArray();
  }

  private static byte[] withFooter(byte[] pages, byte[] footer) {
    byte[] length =
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(footer.length)
            .array();
    return MutatedBytes.join(pages, footer, length, "PAR1".getBytes(US_ASCII));
  }
}
