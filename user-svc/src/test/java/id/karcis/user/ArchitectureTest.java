package id.karcis.user;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "id.karcis.user", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("id.karcis.user.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_WIRE_CLASSES_KNOW_THE_WIRE =
      noClasses()
          .that()
          .haveNameNotMatching(".*(GrpcService|Protos)(\\$.*)?")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.grpc..", "com.google.protobuf..", "id.karcis.api.user..");

  @ArchTest
  static final ArchRule PASSWORDS_KNOW_NO_OTHER_FEATURE =
      noClasses()
          .that()
          .resideInAPackage("..password..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..user.account..", "..user.session..");

  @ArchTest
  static final ArchRule WIRE_CLASSES_STAY_IN_THEIR_FEATURE =
      classes().that().haveSimpleNameEndingWith("GrpcService").should().bePackagePrivate();
}
