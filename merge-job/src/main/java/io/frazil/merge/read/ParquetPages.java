package io.frazil.merge.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.CodecPool;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.Decompressor;
import org.apache.hadoop.util.ReflectionUtils;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Unpacks the pages of a Parquet file to exactly the length that their headers say. parquet-mr's
 * own unpacking asks the codec again and again for bytes that a damaged page does not hold, without
 * end, and sets memory aside for whatever length a damaged header says.
 */
final class ParquetPages implements CompressionCodecFactory {

  /** Most bytes that one packed byte of a codec without streaming (LZ4, Snappy) stands for. */
  private static final long BLOCK_RATIO = 255;

  private static final long LEAST_BYTES = 64 * 1024;

  private final Configuration configuration = new Configuration(false);
  private final Map<CompressionCodecName, Pages> unpackers =
      new EnumMap<>(CompressionCodecName.class);

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return unpackers.computeIfAbsent(name, unused -> new Pages(codec(name)));
  }

  /** Null when pages are not compressed. */
  private CompressionCodec codec(CompressionCodecName name) {
    String className = name.getHadoopCompressionCodecClassName();
    if (className == null) {
      return null;
    }
    try {
      return ReflectionUtils.newInstance(
          configuration.getClassByName(className).asSubclass(CompressionCodec.class),
          configuration);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(
          "its pages are compressed by " + name + ", which is not on the class path", e);
    }
  }

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    throw new UnsupportedOperationException("Change files are read only");
  }

  @Override
  public void release() {
    unpackers.values().forEach(Pages::release);
    unpackers.clear();
  }

  private static final class Pages implements BytesInputDecompressor {

    private final CompressionCodec codec;
    private final Decompressor decompressor;

    Pages(CompressionCodec codec) {
      this.codec = codec;
      this.decompressor = codec == null ? null : CodecPool.getDecompressor(codec);
    }

    @Override
    public BytesInput decompress(BytesInput page, int length) throws IOException {
      if (codec == null) {
        return page;
      }
      if (decompressor != null) {
        decompressor.reset();
      }
      try (InputStream in = codec.createInputStream(page.toInputStream(), decompressor)) {
        long likely = Math.max(LEAST_BYTES, page.size() * BLOCK_RATIO);
        return BytesInput.from(exactly(in, length, (int) Math.min(length, likely)));
      }
    }

    /** A codec that has no more bytes answers with -1 or with 0, each of them for ever. */
    private static byte[] exactly(InputStream in, int length, int likely) throws IOException {
      byte[] bytes = new byte[likely];
      int filled = 0;
      while (filled < length) {
        if (filled == bytes.length) {
          bytes = Arrays.copyOf(bytes, (int) Math.min(length, 2L * filled));
        }
        int count = in.read(bytes, filled, bytes.length - filled);
        if (count <= 0) {
          throw new IOException("a page holds " + filled + " bytes where it says " + length);
        }
        filled += count;
      }
      if (in.read(new byte[1], 0, 1) > 0) {
        throw new IOException("a page holds more bytes than the " + length + " it says");
      }
      return bytes;
    }

    @Override
    public void decompress(ByteBuffer page, int pageLength, ByteBuffer output, int length)
        throws IOException {
      output.put(decompress(BytesInput.from(page), length).toByteBuffer());
    }

    @Override
    public void release() {
      if (decompressor != null) {
        CodecPool.returnDecompressor(decompressor);
      }
    }
  }
}
