package id.karcis.payment;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.springframework.stereotype.Component;

@AnalyzeClasses(packagesOf = PaymentApplication.class, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("id.karcis.payment.(*)..").should().beFreeOfCycles();

  /// The wire ends here; outboxes hold messages in its form.
  @ArchTest
  static final ArchRule ONLY_WIRE_CLASSES_KNOW_THE_WIRE =
      noClasses()
          .that()
          .haveNameNotMatching(
              ".*\\.(Grpc\\w*|\\w+GrpcService|\\w+Protos|\\w+Pages|\\w+Outbox)(\\$.*)?")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "io.grpc..",
                  "com.google.api..",
                  "com.google.protobuf..",
                  "com.google.rpc..",
                  "com.google.type..",
                  "id.karcis.api.payment..",
                  "id.karcis.api.booking.."));

  @ArchTest
  static final ArchRule ONLY_THE_APPLICATION_PICKS_THE_SIMULATED_PROVIDER =
      noClasses()
          .that()
          .resideOutsideOfPackage("..provider.simulated..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..provider.simulated..");

  @ArchTest
  static final ArchRule ONLY_ITS_PROVIDER_KNOWS_STRIPE =
      noClasses()
          .that()
          .resideOutsideOfPackage("..provider.stripe..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.stripe..", "..provider.stripe..");

  @ArchTest
  static final ArchRule PROVIDERS_KNOW_NO_FEATURE =
      noClasses()
          .that()
          .resideInAPackage("..provider..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..charge..", "..refund..", "..ledger..", "..wire..", "..order..");

  @ArchTest
  static final ArchRule NO_FIELD_IS_A_FRACTION =
      noFields().should().haveRawType(double.class).orShould().haveRawType(float.class);

  @ArchTest
  static final ArchRule NO_METHOD_ANSWERS_A_FRACTION =
      noMethods()
          .should()
          .haveRawReturnType(double.class)
          .orShould()
          .haveRawReturnType(float.class);

  @ArchTest
  static final ArchRule NOTHING_IS_INJECTED_INTO_FIELDS =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired");

  @ArchTest
  static final ArchRule COMPONENTS_STAND_IN_FEATURES =
      classes()
          .that()
          .areAnnotatedWith(Component.class)
          .should()
          .resideInAnyPackage(
              "..ledger..",
              "..payment.payment..",
              "..charge..",
              "..refund..",
              "..order..",
              "..provider..",
              "..webhook..",
              "..wire..",
              "..cancellation..");
}
