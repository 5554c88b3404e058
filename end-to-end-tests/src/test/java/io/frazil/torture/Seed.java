package io.frazil.torture;

/** The seed of a torture: always the same, unless {@code FRAZIL_SEED} sets another. */
final class Seed {

  static final long VALUE = Long.parseLong(System.getenv().getOrDefault("FRAZIL_SEED", "20261127"));

  private Seed() {}
}
