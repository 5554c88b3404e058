package io.frazil.oracle;

/** The databases the oracle is held against. */
enum SourceKind {
  POSTGRES,
  MARIADB;

  /** An identifier, quoted: names are not folded, and no word is reserved. */
  String quoted(String name) {
    return this == POSTGRES ? '"' + name + '"' : '`' + name + '`';
  }
}
