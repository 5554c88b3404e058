package io.frazil.merge.read;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The text of a gzip file of one or more members. Unlike {@link java.util.zip.GZIPInputStream} it
 * never takes a broken or a slowly arriving next member for the end of the file: bytes after a
 * member are a member or a {@link ZipException}.
 *
 * <p>Source: RFC 1952.
 */
final class GzipInput extends InputStream {

  static final int MAGIC_LENGTH = 2;

  private static final int DEFLATE = 8;
  private static final int HEADER_CRC = 2;
  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xE0;

  private final InputStream in;
  private final byte[] input = new byte[65_536];
  private final Inflater inflater = new Inflater(true);
  private final CRC32 crc = new CRC32();
  private int at;
  private int limit;
  private boolean inMember;
  private boolean ended;

  GzipInput(InputStream in) {
    this.in = in;
  }

  /** Whether these first bytes of a file say gzip. */
  static boolean isGzip(byte[] head, int length) {
    return length >= MAGIC_LENGTH && head[0] == 0x1F && head[1] == (byte) 0x8B;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /**
   * @throws ZipException when the file is not gzip, is cut or fails its checksum
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (!ended) {
      if (!inMember) {
        readHeader();
      }
      int count = inflate(buffer, offset, length);
      if (count > 0) {
        crc.update(buffer, offset, count);
        return count;
      }
      if (inflater.finished()) {
        endMember();
      } else if (inflater.needsDictionary()) {
        throw new ZipException("gzip data asks for a dictionary");
      } else if (inflater.needsInput()) {
        if (!refill()) {
          throw cut();
        }
        inflater.setInput(input, 0, limit);
      }
    }
    return -1;
  }

  private int inflate(byte[] buffer, int offset, int length) throws ZipException {
    try {
      return inflater.inflate(buffer, offset, length);
    } catch (DataFormatException e) {
      ZipException broken = new ZipException("gzip data is damaged: " + e.getMessage());
      broken.initCause(e);
      throw broken;
    }
  }

  private void readHeader() throws IOException {
    if (next() != 0x1F || next() != 0x8B) {
      throw new ZipException("not in gzip format");
    }
    if (next() != DEFLATE) {
      throw new ZipException("gzip member is not compressed by deflate");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw new ZipException("gzip header has reserved flags set");
    }
    skip(6);
    if ((flags & EXTRA) != 0) {
      skip(next() | next() << 8);
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CRC) != 0) {
      skip(2);
    }
    inflater.reset();
    inflater.setInput(input, at, limit - at);
    crc.reset();
    inMember = true;
  }

  private void endMember() throws IOException {
    at = limit - inflater.getRemaining();
    if (nextInt() != crc.getValue()) {
      throw new ZipException("gzip data fails its checksum");
    }
    if (nextInt() != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new ZipException("gzip data is not as long as its trailer says");
    }
    inMember = false;
    ended = at == limit && !refill();
  }

  private long nextInt() throws IOException {
    return next() | next() << 8 | next() << 16 | (long) next() << 24;
  }

  private int next() throws IOException {
    if (at == limit && !refill()) {
      throw cut();
    }
    return input[at++] & 0xFF;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    while (next() != 0) {
      continue;
    }
  }

  private boolean refill() throws IOException {
    at = 0;
    limit = 0;
    int count = in.read(input, 0, input.length);
    limit = Math.max(count, 0);
    return count > 0;
  }

  private static ZipException cut() {
    return new ZipException("gzip data ends too early");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
