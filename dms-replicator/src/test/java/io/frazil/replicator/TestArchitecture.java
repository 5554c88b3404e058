package io.frazil.replicator;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.frazil.replicator", importOptions = DoNotIncludeTests.class)
class TestArchitecture {

  @ArchTest
  static final ArchRule THE_SOURCE_KNOWS_NEITHER_LOGS_NOR_FILES =
      classes()
          .that()
          .resideInAPackage("io.frazil.replicator.source")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.frazil.replicator.source", "java..")
          .because("what reads a database and what writes files meet in it");

  @ArchTest
  static final ArchRule LAYOUT_AND_BUFFER_ARE_VALUES =
      classes()
          .that()
          .resideInAnyPackage(
              "io.frazil.replicator.form..",
              "io.frazil.replicator.layout..",
              "io.frazil.replicator.buffer..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.frazil.model..",
              "io.frazil.replicator.form..",
              "io.frazil.replicator.layout..",
              "io.frazil.replicator.buffer..",
              "io.frazil.replicator.source..",
              "java..")
          .because("policy is tested without files");

  @ArchTest
  static final ArchRule ONLY_AWS_PACKAGES_USE_THE_SDK =
      noClasses()
          .that()
          .resideOutsideOfPackage("..aws..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..")
          .because("a directory needs no SDK");

  @ArchTest
  static final ArchRule ONLY_FILES_ARE_PARQUET =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.frazil.replicator.file")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.parquet..", "org.apache.hadoop..")
          .because("one room knows the bytes of files");
}
