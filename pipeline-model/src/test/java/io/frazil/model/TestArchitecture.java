package io.frazil.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house of the pipeline model: which package may know what. */
@AnalyzeClasses(packages = "io.frazil.model", importOptions = ImportOption.DoNotIncludeTests.class)
final class TestArchitecture {

  @ArchTest
  static final ArchRule THE_MODEL_NEEDS_LITTLE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.frazil.model..", "java..", "com.fasterxml.jackson..", "org.yaml.snakeyaml..")
          .because("every module stands on it, the Lambda too: it must stay small");

  @ArchTest
  static final ArchRule ONLY_THE_READER_KNOWS_YAML =
      classes()
          .that()
          .resideOutsideOfPackages("io.frazil.model.pipeline", "io.frazil.model.event")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.frazil.model..", "java..")
          .because("the values do not know how they are written down");

  @ArchTest
  static final ArchRule EVENTS_NEED_NO_MORE_THAN_A_JSON_PARSER =
      classes()
          .that()
          .resideInAPackage("io.frazil.model.event")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.frazil.model..", "java..", "com.fasterxml.jackson.core..")
          .because("an event is read before anything else is loaded");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices()
          .matching("io.frazil.model.(*)..")
          .should()
          .beFreeOfCycles()
          .because("pipeline files are made of tables and endpoints, which know no files");
}
