package io.frazil.command;

import io.frazil.model.dms.MappingRule.Locator;
import io.frazil.model.dms.TableMappings;
import io.frazil.model.failure.FailureKind;
import io.frazil.model.failure.FrazilException;
import io.frazil.model.pipeline.SourceTable;
import io.frazil.model.pipeline.TaskFile;
import io.frazil.setup.discover.DefinitionText;
import io.frazil.setup.discover.Drafts;
import io.frazil.setup.discover.FileChange;
import io.frazil.setup.discover.FileUpdate;
import io.frazil.setup.discover.FoundTable;
import io.frazil.setup.discover.PipelineDraft;
import io.frazil.setup.discover.TableDrafter;
import io.frazil.setup.jdbc.SourceDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code frazil discover}. */
@Command(
    name = "discover",
    header = "Write table definitions from a source database or DMS's Parquet files.",
    description = {
      "Writes a pipeline file with the tables of a source database, or of DMS's Parquet files, on",
      "stdout or into a file. In a file that is there it adds new tables and columns and widens",
      "types, and leaves every other line as it is; 'setup' then does the same to the tables.",
      "Types are those DMS writes; a comment says where values change on the way. Starts no Spark.",
      "Exit code 2 if something is left to fill in, 3 if a table is refused, 4 if a type or key of",
      "the file contradicts the source. docs/discover.md has examples."
    },
    mixinStandardHelpOptions = true)
final class DiscoverCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private SourceOptions source;

  @Option(
      names = "--files",
      paramLabel = "FOLDER",
      description =
          "In place of a database: a table's folder with Parquet files of DMS's, as in"
              + " landing/public/orders, or s3://...; may be repeated.")
  private List<String> files = List.of();

  @Option(
      names = "--timestamp-column",
      paramLabel = "NAME",
      defaultValue = "",
      description = "With --files: the endpoint's TimestampColumnName, which is no source column.")
  private String timestampColumn;

  @Option(
      names = "--mappings",
      paramLabel = "FILE",
      description =
          "The DMS task's table mappings: which tables, renamed how, with which added columns."
              + " JSON as 'aws dms describe-replication-tasks' prints it, or the document alone.")
  private Path mappings;

  @Option(
      names = "--tables",
      paramLabel = "PATTERN",
      split = ",",
      description =
          "Only these tables of the source, as schema.table; %% stands for any text. May be"
              + " repeated, or several be separated by commas.")
  private List<String> patterns = List.of("%.%");

  @Option(
      names = "--schema",
      paramLabel = "NAME",
      description = "Only this schema of the source; short for --tables NAME.%%.")
  private String schema;

  @Option(
      names = "--namespace",
      paramLabel = "NAME",
      description = "The namespace of every target table; the source's schema by default.")
  private String namespace;

  @Option(
      names = "--landing",
      paramLabel = "PLACE",
      defaultValue = "landing",
      description = "landing of a new file; '${DEFAULT-VALUE}' by default.")
  private String landing;

  @Option(
      names = "--warehouse",
      paramLabel = "PLACE",
      defaultValue = "warehouse",
      description = "catalog.warehouse of a new file; '${DEFAULT-VALUE}' by default.")
  private String warehouse;

  @Option(
      names = "--into",
      paramLabel = "FILE",
      description = "The pipeline file to write or to bring up to date; stdout without it.")
  private Path into;

  @Option(names = "--dry-run", description = "With --into: prints what differs and writes nothing.")
  private boolean dryRun;

  private String pipeline = "pipeline";

  /** Schemas in which tables were found: a table of another may be in another database. */
  private final Set<String> schemas = new HashSet<>();

  @Override
  public Integer call() {
    if (source.isGiven() == !files.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "Expected either --source or --files");
    }
    if (mappings != null && !source.isGiven()) {
      throw new ParameterException(
          spec.commandLine(), "Expected --source beside --mappings, which name no columns");
    }
    Drafts drafts =
        source.isGiven() ? fromDatabase() : new ParquetDrafts(space(), timestampColumn).of(files);
    drafts
        .refused()
        .forEach(
            refused ->
                err()
                    .println(
                        "frazil: not discovered: " + refused.table() + ": " + refused.reason()));
    if (drafts.tables().isEmpty()) {
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot discover tables: none of the source's is left. Expected one or more that match "
              + String.join(", ", patterns())
              + (mappings == null ? "" : " and are selected by " + mappings)
              + ". Correct the patterns, or grant the user SELECT.");
    }
    int exitCode = into != null && Files.exists(into) ? update(drafts) : create(drafts);
    return exitCode == 0 && !drafts.refused().isEmpty()
        ? FailureKind.SOURCE_DATA.exitCode()
        : exitCode;
  }

  private Drafts fromDatabase() {
    Optional<TableMappings> rules = Optional.ofNullable(mappings).map(TaskFile::mappings);
    try (SourceDatabase database = SourceDatabase.open(source.access())) {
      List<FoundTable> found =
          database.tables().stream().filter(table -> isAsked(table.name())).toList();
      found.forEach(table -> schemas.add(table.name().schema()));
      pipeline = database.name().isEmpty() ? pipeline : database.name();
      return new TableDrafter(database.types(), rules, space()).draft(found);
    }
  }

  private Optional<String> space() {
    return Optional.ofNullable(namespace);
  }

  private List<String> patterns() {
    return schema == null ? patterns : List.of(schema + ".%");
  }

  private boolean isAsked(SourceTable table) {
    return patterns().stream()
        .anyMatch(pattern -> locator(pattern).covers(table.schema(), table.table()));
  }

  private Locator locator(String pattern) {
    int dot = pattern.indexOf('.');
    if (dot < 0) {
      throw new ParameterException(
          spec.commandLine(), "Expected schema.table for --tables, got '" + pattern + "'");
    }
    return new Locator(pattern.substring(0, dot), pattern.substring(dot + 1), "");
  }

  private int create(Drafts drafts) {
    String text = new PipelineDraft(pipeline, landing, warehouse).text(drafts);
    if (into == null || dryRun) {
      out().print(text);
      out().flush();
    } else {
      write(text);
      out().println("Wrote " + into + ", " + drafts.tables().size() + " tables.");
    }
    if (!drafts.isComplete()) {
      err()
          .println(
              "frazil: fill in 'key' of each table: Parquet files do not tell the primary key.");
      return FailureKind.CONFIGURATION.exitCode();
    }
    return 0;
  }

  private int update(Drafts drafts) {
    FileUpdate update =
        FileUpdate.plan(
            read(),
            into.toAbsolutePath().getParent(),
            drafts,
            table -> mappings == null && schemas.contains(table.schema()) && isAsked(table));
    update.changes().forEach(change -> out().println(change.text()));
    if (update.changes().isEmpty()) {
      out().println(into + " is up to date.");
    }
    if (!update.obstacle().isEmpty()) {
      out().println("Write it by hand:");
      DefinitionText.tables(new Drafts(drafts.tables(), List.of()), 2).forEach(out()::println);
      throw new FrazilException(
          FailureKind.CONFIGURATION,
          "Cannot bring "
              + into
              + " up to date: "
              + update.obstacle()
              + ". It is left as it was; what it should say of these tables is on stdout.");
    }
    if (!dryRun && update.text().isPresent()) {
      write(update.text().get());
      out().println("Wrote " + into + ". 'frazil setup' does the same to the tables.");
    }
    return update.changes().stream().map(FileChange::kind).anyMatch(FileChange.Kind::isConflict)
        ? FailureKind.SCHEMA_DRIFT.exitCode()
        : 0;
  }

  private String read() {
    try {
      return Files.readString(into);
    } catch (IOException e) {
      throw unusable("read", e);
    }
  }

  private void write(String text) {
    try {
      Files.writeString(into, text);
    } catch (IOException e) {
      throw unusable("write", e);
    }
  }

  private FrazilException unusable(String verb, IOException e) {
    return new FrazilException(
        FailureKind.CONFIGURATION,
        "Cannot " + verb + " " + into + ": " + e + ". Name another file with --into.",
        e);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
