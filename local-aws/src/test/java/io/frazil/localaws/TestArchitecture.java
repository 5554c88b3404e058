package io.frazil.localaws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house of local AWS: which package may know what. */
@AnalyzeClasses(
    packages = "io.frazil.localaws",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class TestArchitecture {

  @ArchTest
  static final ArchRule WHAT_IS_FED_IS_PURE =
      classes()
          .that()
          .resideInAPackage("io.frazil.localaws.feed")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "io.frazil.localaws.feed")
          .because("what is dropped is the same whatever it is dropped into");

  @ArchTest
  static final ArchRule STANDS_FOR_AWS_NOT_FOR_FRAZIL =
      noClasses()
          .that()
          .resideInAPackage("io.frazil.localaws..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.frazil.model..", "io.frazil.merge..", "io.frazil.setup..", "io.frazil.trigger..")
          .because("an imitation of AWS that knows its caller proves nothing about it");
}
