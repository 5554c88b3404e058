package io.frazil.setup;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class TestModuleRules {

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.frazil.setup");

  @Test
  void onlyTheIcebergPackageKnowsIceberg() {
    noClasses()
        .that()
        .resideOutsideOfPackage("..iceberg")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.iceberg..", "org.apache.hadoop..", "..setup.iceberg")
        .because("plans must be testable without a catalog")
        .check(classes);
  }

  @Test
  void nothingKnowsSpark() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "org.apache.iceberg.spark..")
        .because("metadata commands answer in about a second, which Spark cannot")
        .check(classes);
  }

  @Test
  void plansKnowOnlyTheModel() {
    noClasses()
        .that()
        .resideInAPackage("..setup.plan")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.frazil.setup", "..setup.iceberg")
        .because("setup runs plans, not the other way round")
        .check(classes);
  }
}
