package io.frazil.merge.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class TestParquetPages {

  private static final byte[] PAGE = "a page of text, ".repeat(10_000).getBytes(UTF_8);

  @ParameterizedTest
  @EnumSource(names = {"SNAPPY", "GZIP", "ZSTD", "LZ4_RAW"})
  void pageIsUnpackedToTheLengthItSaysOrNotAtAll(CompressionCodecName codec) throws IOException {
    byte[] packed = pack(codec);
    ParquetPages pages = new ParquetPages();

    assertThat(unpack(pages, codec, packed, PAGE.length)).isEqualTo(PAGE);
    assertThatThrownBy(() -> unpack(pages, codec, packed, Integer.MAX_VALUE))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> unpack(pages, codec, packed, PAGE.length + 1))
        .isInstanceOf(IOException.class);
    assertThatThrownBy(() -> unpack(pages, codec, packed, PAGE.length - 1))
        .isNotInstanceOf(Error.class);
    assertThat(unpack(pages, codec, packed, PAGE.length)).isEqualTo(PAGE);
    pages.release();
  }

  @Test
  void pageThatIsNotCompressedIsItself() throws IOException {
    assertThat(unpack(new ParquetPages(), CompressionCodecName.UNCOMPRESSED, PAGE, PAGE.length))
        .isEqualTo(PAGE);
  }

  @Test
  void codecThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> new ParquetPages().getDecompressor(CompressionCodecName.LZO))
        .hasMessage("its pages are compressed by LZO, which is not on the class path");
  }

  private static byte[] pack(CompressionCodecName codec) throws IOException {
    CompressionCodecFactory codecs = new CodecFactory(new Configuration(false), PAGE.length);
    byte[] packed = codecs.getCompressor(codec).compress(BytesInput.from(PAGE)).toByteArray();
    codecs.release();
    return packed;
  }

  private static byte[] unpack(
      ParquetPages pages, CompressionCodecName codec, byte[] packed, int length)
      throws IOException {
    return pages.getDecompressor(codec).decompress(BytesInput.from(packed), length).toByteArray();
  }
}
