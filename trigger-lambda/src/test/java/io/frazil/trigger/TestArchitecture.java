package io.frazil.trigger;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The house of the trigger: which package may know what. */
@AnalyzeClasses(
    packages = "io.frazil.trigger",
    importOptions = ImportOption.DoNotIncludeTests.class)
final class TestArchitecture {

  @ArchTest
  static final ArchRule NOTHING_KNOWS_SPARK_OR_ICEBERG =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "org.apache.iceberg..", "org.apache.hadoop..")
          .because("the function starts in a second: it starts merges and knows nothing of them");

  @ArchTest
  static final ArchRule ONLY_AWS_PACKAGES_KNOW_THE_AWS_SDK =
      noClasses()
          .that(not(resideInAPackage("..aws..")))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("software.amazon.awssdk..")
          .because("what a batch asks for is decided without AWS");

  @ArchTest
  static final ArchRule ONLY_THE_HANDLER_KNOWS_LAMBDA =
      noClasses()
          .that()
          .doNotHaveSimpleName("TriggerHandler")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.amazonaws.services.lambda..")
          .because("the same triggers can be pulled from elsewhere");

  @ArchTest
  static final ArchRule PLANNING_KNOWS_THE_MODEL_ALONE =
      classes()
          .that()
          .resideInAPackage("io.frazil.trigger.plan")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.frazil.trigger.plan", "io.frazil.model..", "java..")
          .because("a plan is a function of messages and pipelines");

  @ArchTest
  static final ArchRule LAUNCHING_IS_A_PORT =
      classes()
          .that()
          .resideInAPackage("io.frazil.trigger.launch")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("io.frazil.trigger.launch", "io.frazil.model..", "java..")
          .because("launchers are plugged in behind it");

  @ArchTest
  static final ArchRule PACKAGES_ARE_FREE_OF_CYCLES =
      slices().matching("io.frazil.trigger.(*)..").should().beFreeOfCycles();
}
