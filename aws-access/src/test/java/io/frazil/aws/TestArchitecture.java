package io.frazil.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What access to AWS may know. */
@AnalyzeClasses(packages = "io.frazil.aws", importOptions = ImportOption.DoNotIncludeTests.class)
final class TestArchitecture {

  @ArchTest
  static final ArchRule ACCESS_KNOWS_THE_SDK_AND_THE_MODEL =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.frazil.aws..",
              "io.frazil.model..",
              "java..",
              "org.slf4j..",
              "software.amazon.awssdk..")
          .because("a small Lambda and the merge job both stand on it");
}
