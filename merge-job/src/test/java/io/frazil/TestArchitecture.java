package io.frazil;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house of the merge job: which package may know what. */
@AnalyzeClasses(
    packages = {
      "io.frazil.merge",
      "io.frazil.serve",
      "io.frazil.command",
      "io.frazil.launch",
      "io.frazil.deployed"
    },
    importOptions = ImportOption.DoNotIncludeTests.class)
final class TestArchitecture {

  @ArchTest
  static final ArchRule ONLY_SPARK_PACKAGES_KNOW_SPARK =
      noClasses()
          .that(not(resideInAPackage("..spark..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..")
          .because("policy is tested without a SparkSession; SQL text is the border to Spark");

  @ArchTest
  static final ArchRule ONLY_ICEBERG_AND_SPARK_PACKAGES_KNOW_ICEBERG =
      noClasses()
          .that(not(resideInAnyPackage("..iceberg..", "..spark..", "..aws..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.iceberg..")
          .because("what is decided about a table is decided from values read from its snapshots");

  @ArchTest
  static final ArchRule AWS_PACKAGES_KNOW_ICEBERGS_AWS_CLIENTS_ALONE =
      noClasses()
          .that()
          .resideInAPackage("..aws..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.apache.iceberg..")
                  .and(not(resideInAPackage("org.apache.iceberg.aws.."))))
          .because("change files are reached with the warehouse's own clients, and no table is");

  @ArchTest
  static final ArchRule ONLY_AWS_PACKAGES_KNOW_THE_AWS_SDK =
      noClasses()
          .that(not(resideInAPackage("..aws..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..")
          .because("a laptop with local directories needs no AWS, and neither do the tests");

  @ArchTest
  static final ArchRule ONLY_COMMANDS_WIRE_SPARK_IN =
      noClasses()
          .that(
              not(
                  resideInAnyPackage(
                      "io.frazil.merge.spark..", "io.frazil.command", "io.frazil.launch..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.frazil.merge.spark..")
          .because("Spark is plugged in behind ports, by commands and launchers and nobody else");

  @ArchTest
  static final ArchRule LAUNCHERS_KNOW_THE_ENGINE_AND_NO_STAGE =
      noClasses()
          .that()
          .resideInAPackage("io.frazil.launch..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.frazil.merge..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "io.frazil.merge.report",
                              "io.frazil.merge.run",
                              "io.frazil.merge.spark",
                              "io.frazil.merge.watermark"))))
          .because("a launcher turns a request into a run, and a report into its platform's words");

  @ArchTest
  static final ArchRule ONLY_THE_LAMBDA_PACKAGE_KNOWS_LAMBDA =
      noClasses()
          .that(not(resideInAPackage("io.frazil.launch.lambda")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws..")
          .because("everywhere else the library is not there");

  @ArchTest
  static final ArchRule NOBODY_KNOWS_THE_COMMANDS =
      noClasses()
          .that()
          .resideInAnyPackage("io.frazil.merge..", "io.frazil.serve..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.frazil.command..", "io.frazil.launch..")
          .because("the command line is one launcher of several");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices()
          .matching("io.frazil.merge.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each stage is one package, and no stage calls an earlier one");

  @ArchTest
  static final ArchRule CHANGE_FILES_COME_FIRST =
      stage("changefile").because("a listing is sorted out before anything is known of the table");

  @ArchTest
  static final ArchRule PROGRESS_KNOWS_CHANGE_FILES_ALONE =
      stage("watermark", "changefile").because("progress is read from snapshots and nowhere else");

  @ArchTest
  static final ArchRule DISCOVERY_KNOWS_LISTING_AND_PROGRESS =
      stage("discover", "changefile", "watermark")
          .because("the next batch is a function of listing and progress");

  @ArchTest
  static final ArchRule READING_KNOWS_NO_OTHER_STAGE =
      noClasses()
          .that()
          .resideInAPackage("io.frazil.merge.read")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.frazil.merge..")
                  .and(not(resideInAPackage("io.frazil.merge.read"))))
          .because("the rows of a file depend on its bytes and the layout alone");

  @ArchTest
  static final ArchRule DRIFT_IS_JUDGED_BY_WHAT_WAS_READ =
      stage("drift", "read").because("what a file's columns mean for a table is decided in values");

  @ArchTest
  static final ArchRule QUARANTINE_KNOWS_REFUSALS_ALONE =
      stage("quarantine", "read").because("a refused row is stored as reading refused it");

  @ArchTest
  static final ArchRule FOLDING_IS_TEXT =
      stage("changeset", "sql").because("the fold is SQL that can be read without running it");

  @ArchTest
  static final ArchRule PLANNING_KNOWS_THE_FOLD =
      stage("plan", "changeset", "sql", "changefile")
          .because("a plan is made of what was folded, not of how it is run");

  @ArchTest
  static final ArchRule RUNNING_KNOWS_STAGES_BY_VALUES_AND_PORTS =
      stage("run", "changefile", "watermark", "discover", "read", "drift", "plan", "quarantine")
          .because("a drain is tested with ports in memory");

  @ArchTest
  static final ArchRule MAINTENANCE_KNOWS_PROGRESS_AND_PORTS =
      stage("maintenance", "changefile", "watermark", "run")
          .because("which step pays, and which snapshot stays, is decided in values");

  @ArchTest
  static final ArchRule SQL_KNOWS_NOBODY =
      stage("sql").because("quoting is the same for every statement");

  @ArchTest
  static final ArchRule SERVING_KNOWS_DRAINS_BY_THEIR_OUTCOMES =
      classes()
          .that()
          .resideInAPackage("io.frazil.serve")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "io.frazil.serve",
                  "io.frazil.merge.maintenance",
                  "io.frazil.merge.report",
                  "io.frazil.merge.run",
                  "io.frazil.merge.watermark",
                  "io.frazil.model..",
                  "io.prometheus.metrics..",
                  "com.sun.net.httpserver..",
                  "java..",
                  "org.slf4j.."))
          .because("what is drained when is decided without Spark, Iceberg and AWS");

  /** A stage and the earlier ones it may know, beside the JDK, the model and SLF4J. */
  private static ArchRule stage(String stage, String... earlier) {
    String[] known = new String[earlier.length + 1];
    known[0] = "io.frazil.merge." + stage;
    for (int i = 0; i < earlier.length; i++) {
      known[i + 1] = "io.frazil.merge." + earlier[i];
    }
    return classes()
        .that()
        .resideInAPackage("io.frazil.merge." + stage)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(known)
                .or(resideInAnyPackage("java..", "io.frazil.model..", "org.slf4j..")));
  }
}
