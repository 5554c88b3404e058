package io.frazil.testdatabases;

/** This machine cannot run the server; the message says why. Tests that need it are skipped. */
public final class ServerUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ServerUnavailableException(String message) {
    super(message);
  }
}
