package io.frazil.replicator.debezium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.replicator.jdbc.DatabaseLogin;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import io.frazil.testdatabases.PostgresExtension;
import io.frazil.testdatabases.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Stopping, going on, and what PostgreSQL's log no longer holds. */
@ExtendWith(PostgresExtension.class)
@Timeout(60)
final class PostgresResumeIT {

  private static final String ORDERS = "CREATE TABLE orders (id int PRIMARY KEY, note text)";

  @Test
  void readingGoesOnAfterAPositionAndForgetsOnlyWhatIsStored(PostgresServer server) {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS)) {
      fixture.database.execute("INSERT INTO orders VALUES (1)", "INSERT INTO orders VALUES (2)");
      List<SourceTransaction> first = fixture.read();
      fixture.database.execute("INSERT INTO orders VALUES (3)", "INSERT INTO orders VALUES (4)");

      // Nothing of the first reading was stored: all of it is there again.
      fixture.from = first.get(0).position();
      RecordingSink sink = RecordingSink.storing();
      try (PostgresLog restarted = new PostgresLog(fixture.login, fixture.options)) {
        restarted.read(fixture.from, Optional.of(restarted.now()), sink);
      }

      assertThat(sink.changes())
          .extracting(PostgresFixture::line)
          .containsExactly(
              "INSERT public.orders -> 2|null",
              "INSERT public.orders -> 3|null",
              "INSERT public.orders -> 4|null");

      // Now it is stored, and the source may have forgotten it: only the rest can be read.
      SourceTransaction last = sink.transactions.get(2);
      fixture.from = last.position();
      assertThat(fixture.lines()).isEmpty();
      assertThatThrownBy(() -> fixture.log.read(first.get(0).position(), Optional.empty(), sink))
          .isInstanceOfSatisfying(
              FrazilException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
          .hasMessageContaining("has been read up to " + last.position().shown());
    }
  }

  @Test
  void aSourceWithoutTheSlotHasLostTheLog(PostgresServer server) {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS)) {
      fixture.database.execute("SELECT pg_drop_replication_slot('" + fixture.options.slot() + "')");

      assertThatThrownBy(
              () -> fixture.log.read(fixture.from, Optional.empty(), RecordingSink.storing()))
          .isInstanceOfSatisfying(
              FrazilException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.CONFIGURATION))
          .hasMessageContaining("there is no replication slot " + fixture.options.slot())
          .hasMessageContaining("Begin again with a full load");
    }
  }

  @Test
  void aUserWhoMayNotReplicateIsToldWhatToDo(PostgresServer server) {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS)) {
      String user = fixture.database.name() + "_reader";
      fixture.database.execute("CREATE ROLE " + user + " LOGIN PASSWORD 'secret'");
      DatabaseLogin reader = new DatabaseLogin(fixture.login.url(), user, "secret");

      try (PostgresLog log = new PostgresLog(reader, fixture.options)) {
        assertThatThrownBy(log::start)
            .isInstanceOf(FrazilException.class)
            .hasMessageContaining("user " + user + " may not replicate")
            .hasMessageContaining("ALTER ROLE " + user + " REPLICATION");
        fixture.database.execute(
            "ALTER ROLE " + user + " REPLICATION", "DROP PUBLICATION frazil_test");
        assertThatThrownBy(log::start)
            .isInstanceOf(FrazilException.class)
            .hasMessageContaining("Cannot make the publication frazil_test")
            .hasMessageContaining(
                "execute CREATE PUBLICATION \"frazil_test\" FOR TABLE public.orders;");
      }
      assertThat(reader.toString()).doesNotContain("secret");
      fixture.database.execute("DROP ROLE " + user);
    }
  }

  @Test
  void aSlotThatAnotherReadsIsAFailureOfTheEngine(PostgresServer server) throws Exception {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS);
        PostgresLog second = new PostgresLog(fixture.login, fixture.options)) {
      CountDownLatch running = new CountDownLatch(1);
      fixture.database.execute("INSERT INTO orders VALUES (1)");
      Thread first =
          new Thread(
              () -> fixture.log.read(fixture.from, Optional.empty(), new Signalling(running)));
      first.start();
      running.await();

      assertThatThrownBy(
              () -> second.read(fixture.from, Optional.empty(), RecordingSink.forgetful()))
          .isInstanceOfSatisfying(
              FrazilException.class,
              failure -> assertThat(failure.kind()).isEqualTo(FailureKind.EXTERNAL))
          .hasMessageContaining("is active");

      fixture.log.close();
      first.join();
    }
  }

  @Test
  void closingUnderLoadEndsReadingAndLeavesNothingBehind(PostgresServer server) throws Exception {
    List<Thread> before = threads();
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS)) {
      AtomicBoolean loading = new AtomicBoolean(true);
      Thread load =
          new Thread(
              () -> {
                for (int i = 0; loading.get(); i++) {
                  fixture.database.execute("INSERT INTO orders VALUES (" + i + ")");
                }
              });
      CountDownLatch running = new CountDownLatch(3);
      Thread reader =
          new Thread(
              () -> fixture.log.read(fixture.from, Optional.empty(), new Signalling(running)));
      load.start();
      reader.start();
      running.await();

      fixture.log.close();

      reader.join(TimeUnit.SECONDS.toMillis(20));
      assertThat(reader.isAlive()).isFalse();
      loading.set(false);
      load.join();
      assertThat(
              fixture.one(
                  "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                      + " AND pid <> pg_backend_pid()"))
          .isEqualTo("0");
    }
    List<Thread> left = threads();
    left.removeAll(before);
    assertThat(left).extracting(Thread::getName).noneMatch(name -> name.contains("frazil"));
  }

  @Test
  void anInterruptedReaderReturnsWithItsFlagSetAndIdlesWhileQuiet(PostgresServer server)
      throws Exception {
    try (PostgresFixture fixture = PostgresFixture.create(server, ORDERS)) {
      CountDownLatch idle = new CountDownLatch(3);
      AtomicBoolean flag = new AtomicBoolean();
      Thread reader =
          new Thread(
              () -> {
                fixture.log.read(
                    fixture.from, Optional.empty(), new Signalling(new CountDownLatch(0), idle));
                flag.set(Thread.currentThread().isInterrupted());
              });
      reader.start();
      idle.await();

      reader.interrupt();
      reader.join();

      assertThat(flag).isTrue();
    }
  }

  private static List<Thread> threads() {
    return new ArrayList<>(Thread.getAllStackTraces().keySet());
  }

  /** Says when it was given something, or nothing. */
  private record Signalling(CountDownLatch taken, CountDownLatch quiet) implements TransactionSink {

    Signalling(CountDownLatch taken) {
      this(taken, new CountDownLatch(0));
    }

    @Override
    public void accept(SourceTransaction transaction) {
      taken.countDown();
    }

    @Override
    public void idle() {
      quiet.countDown();
    }

    @Override
    public Optional<LogPosition> durable() {
      return Optional.empty();
    }
  }
}
