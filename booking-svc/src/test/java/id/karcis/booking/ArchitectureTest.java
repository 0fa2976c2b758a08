package id.karcis.booking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.Entity;

@AnalyzeClasses(packages = "id.karcis.booking", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("id.karcis.booking.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_WIRE_CLASSES_KNOW_THE_WIRE =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.(Grpc\\w*|\\w*GrpcService|\\w*Protos)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.grpc..",
              "com.google.protobuf..",
              "com.google.type..",
              "id.karcis.api.booking..",
              "id.karcis.api.payment..");

  @ArchTest
  static final ArchRule ONLY_REDIS_CLASSES_KNOW_REDISSON =
      noClasses()
          .that()
          .haveNameNotMatching(".*\\.Redis\\w*(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.redisson..");

  @ArchTest
  static final ArchRule WIRE_CLASSES_STAY_IN_THEIR_FEATURE =
      classes().that().haveSimpleNameEndingWith("GrpcService").should().bePackagePrivate();

  @ArchTest
  static final ArchRule ENTITIES_STAY_IN_THEIR_FEATURE =
      classes().that().areAnnotatedWith(Entity.class).should().bePackagePrivate();
}
