package io.frazil.merge.read;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Damage that knows nothing of what the bytes mean. */
final class MutatedBytes {

  /** What can happen to bytes anywhere. */
  enum Damage {
    FLIPPED {
      @Override
      byte[] apply(byte[] bytes, Random random) {
        byte[] flipped = bytes.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
          int at = random.nextInt(bytes.length);
          flipped[at] ^= (byte) (random.nextBoolean() ? 1 << random.nextInt(8) : 0xFF);
        }
        return flipped;
      }
    },
    CUT {
      @Override
      byte[] apply(byte[] bytes, Random random) {
        return Arrays.copyOf(bytes, random.nextInt(bytes.length));
      }
    },
    REMOVED {
      @Override
      byte[] apply(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        return join(Arrays.copyOf(bytes, from), Arrays.copyOfRange(bytes, to, bytes.length));
      }
    },
    DOUBLED {
      @Override
      byte[] apply(byte[] bytes, Random random) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from);
        return join(Arrays.copyOf(bytes, to), Arrays.copyOfRange(bytes, from, bytes.length));
      }
    },
    ZEROED {
      @Override
      byte[] apply(byte[] bytes, Random random) {
        byte[] zeroed = bytes.clone();
        int from = random.nextInt(bytes.length);
        Arrays.fill(zeroed, from, from + random.nextInt(bytes.length - from), (byte) 0);
        return zeroed;
      }
    };

    abstract byte[] apply(byte[] bytes, Random random);
  }

  private MutatedBytes() {}

  static Damage damage(Random random) {
    return pick(List.of(Damage.values()), random);
  }

  static <T> T pick(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
