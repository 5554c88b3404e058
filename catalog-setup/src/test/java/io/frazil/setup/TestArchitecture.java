package io.frazil.setup;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house of the catalog setup: which package may know what. */
@AnalyzeClasses(packages = "io.frazil.setup", importOptions = ImportOption.DoNotIncludeTests.class)
final class TestArchitecture {

  @ArchTest
  static final ArchRule NOBODY_KNOWS_SPARK =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.spark..")
          .because("setting up tables answers in a second, without a Spark session");

  @ArchTest
  static final ArchRule ONLY_ICEBERG_PACKAGES_KNOW_ICEBERG =
      noClasses()
          .that(not(resideInAPackage("..iceberg..")))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.iceberg..", "org.apache.hadoop..", "..setup.iceberg..")
          .because("plans are made of values, and tested without a catalog");

  @ArchTest
  static final ArchRule ONLY_AWS_PACKAGES_KNOW_THE_AWS_SDK =
      noClasses()
          .that(not(resideInAPackage("..aws..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..")
          .because("a laptop with a JDBC catalog needs no AWS");

  @ArchTest
  static final ArchRule PLANS_ARE_VALUES =
      classes()
          .that()
          .resideInAPackage("io.frazil.setup.plan")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.frazil.setup.plan", "io.frazil.model..", "java..")
          .because("a plan can be printed, compared and tested without carrying it out");

  @ArchTest
  static final ArchRule DISCOVERED_DEFINITIONS_ARE_VALUES =
      classes()
          .that()
          .resideInAPackage("io.frazil.setup.discover")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.frazil.setup.discover", "io.frazil.setup.plan", "io.frazil.model..", "java..")
          .because("what a source becomes is decided without a connection to it");

  @ArchTest
  static final ArchRule COMPARISONS_ARE_VALUES =
      classes()
          .that()
          .resideInAPackage("io.frazil.setup.verify")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.frazil.setup.verify", "io.frazil.model..", "java..")
          .because("differing keys are found the same way whatever the two sides are");

  @ArchTest
  static final ArchRule ONLY_THE_JDBC_PACKAGE_OPENS_A_SOURCE =
      noClasses()
          .that(not(resideInAPackage("io.frazil.setup.jdbc")))
          .should()
          .dependOnClassesThat(
              name("java.sql.Connection")
                  .or(name("java.sql.Driver"))
                  .or(name("java.sql.DriverManager")))
          .because("a source database is read in one place, and never written to");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices()
          .matching("io.frazil.(setup.*)..")
          .should()
          .beFreeOfCycles()
          .because("plans are made before they are carried out");
}
