package io.frazil.replicator.fault;

import static java.util.Objects.requireNonNull;

import io.frazil.replicator.source.SourceChange;
import io.frazil.replicator.source.SourceLog;
import io.frazil.replicator.source.SourceTransaction;
import io.frazil.replicator.source.SourceTransaction.LogPosition;
import io.frazil.replicator.source.TransactionSink;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A log in which tables change their columns, or a rule is switched on, in the middle. */
public final class FaultyLog implements SourceLog {

  private final SourceLog log;
  private final Map<Fault, Integer> faults;
  private final Runnable ruleOn;
  private long count;

  /**
   * Spoils another log.
   *
   * @param ruleOn switches the rule of {@link Fault#RULE_ON} on
   */
  public FaultyLog(SourceLog log, Map<Fault, Integer> faults, Runnable ruleOn) {
    this.log = requireNonNull(log, "log is null");
    this.faults = new TreeMap<>(faults);
    this.ruleOn = requireNonNull(ruleOn, "ruleOn is null");
  }

  @Override
  public LogPosition start() {
    return log.start();
  }

  @Override
  public void read(LogPosition from, Optional<LogPosition> until, TransactionSink sink) {
    log.read(from, until, new Spoiling(sink));
  }

  @Override
  public LogPosition now() {
    return log.now();
  }

  @Override
  public void close() {
    log.close();
  }

  private SourceTransaction spoilt(SourceTransaction transaction) {
    List<SourceChange> changes = transaction.changes();
    for (Map.Entry<Fault, Integer> fault : faults.entrySet()) {
      if (fault.getKey().isInLog() && count > fault.getValue()) {
        changes = changes.stream().map(change -> ShapeFault.of(fault.getKey(), change)).toList();
      }
    }
    return new SourceTransaction(transaction.commit(), transaction.position(), changes);
  }

  private final class Spoiling implements TransactionSink {

    private final TransactionSink sink;

    private Spoiling(TransactionSink sink) {
      this.sink = sink;
    }

    @Override
    public void accept(SourceTransaction transaction) {
      count++;
      Integer rule = faults.get(Fault.RULE_ON);
      if (rule != null && count == rule + 1) {
        ruleOn.run();
      }
      sink.accept(spoilt(transaction));
    }

    @Override
    public void idle() {
      sink.idle();
    }

    @Override
    public Optional<LogPosition> durable() {
      return sink.durable();
    }
  }
}
