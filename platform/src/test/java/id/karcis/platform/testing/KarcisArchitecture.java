package id.karcis.platform.testing;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import id.karcis.api.type.v1.ErrorReason;
import id.karcis.platform.outbox.OutboxHandler;
import id.karcis.platform.validation.RequestRule;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.grpc.server.service.GrpcService;
import org.springframework.transaction.annotation.Transactional;

/// How a service is built, as rules. A service applies all of them:
///
/// ```java
/// @AnalyzeClasses(packages = "id.karcis.booking", importOptions = ImportOption.DoNotIncludeTests.class)
/// class ArchitectureTest {
///   @ArchTest static final ArchTests karcis = ArchTests.in(KarcisArchitecture.class);
/// }
/// ```
public final class KarcisArchitecture {

  private static final String[] WIRE = {
    "io.grpc..", "com.google.protobuf..", "com.google.rpc..", "com.google.type..", "id.karcis.api.."
  };

  private static final DescribedPredicate<JavaClass> WIRE_CLASS =
      describe(
          "speaks to the wire (*GrpcService, *Protos, Grpc*, an OutboxHandler or RequestRule)",
          type -> speaksToTheWire(outermost(type)));

  /// The wire stays at the edge of a feature; [ErrorReason] alone is vocabulary of everybody.
  @ArchTest
  public static final ArchRule wireStaysAtTheEdge =
      noClasses()
          .that(not(WIRE_CLASS))
          .should()
          .dependOnClassesThat(resideInAnyPackage(WIRE).and(not(name(ErrorReason.class.getName()))))
          .allowEmptyShould(true);

  /// Redis can be replaced in one place.
  @ArchTest
  public static final ArchRule redisHasOnePlace =
      noClasses()
          .that(describe("are not named Redis…", type -> !outermost(type).contains("Redis")))
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.redisson.."))
          .allowEmptyShould(true);

  /// Features know each other in one direction.
  @ArchTest
  public static final ArchRule featuresFormNoCycle =
      slices().matching("id.karcis.*.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

  /// Services meet in `proto` only.
  @ArchTest
  public static final ArchRule servicesDoNotKnowEachOther =
      classes().should(new KnowNoOtherService()).allowEmptyShould(true);

  /// A gRPC service is package-private, is named as one and holds no transaction.
  @ArchTest
  public static final ArchRule grpcServicesAreThin =
      classes()
          .that()
          .areAnnotatedWith(GrpcService.class)
          .should()
          .bePackagePrivate()
          .andShould()
          .haveSimpleNameEndingWith("GrpcService")
          .andShould()
          .notBeAnnotatedWith(Transactional.class)
          .allowEmptyShould(true);

  /// Dependencies come by constructor.
  @ArchTest
  public static final ArchRule noFieldInjection =
      noFields().should().beAnnotatedWith(Autowired.class).allowEmptyShould(true);

  /// Loggers are private constants.
  @ArchTest
  public static final ArchRule loggersArePrivateConstants =
      fields()
          .that()
          .haveRawType(Logger.class)
          .should()
          .bePrivate()
          .andShould()
          .beStatic()
          .andShould()
          .beFinal()
          .allowEmptyShould(true);

  /// State changes by verbs, not by setters.
  @ArchTest
  public static final ArchRule entitiesHaveNoSetters =
      methods()
          .that()
          .areDeclaredInClassesThat()
          .areAnnotatedWith(Entity.class)
          .and()
          .haveNameMatching("set[A-Z].*")
          .should()
          .bePrivate()
          .allowEmptyShould(true);

  /// Moments are instants and come from a clock that tests can set.
  @ArchTest
  public static final ArchRule timeComesFromAClock =
      noClasses()
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat(name(LocalDateTime.class.getName()))
          .allowEmptyShould(true);

  /// Output goes through the logger.
  @ArchTest
  public static final ArchRule nothingPrints =
      noClasses()
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err")
          .allowEmptyShould(true);

  private KarcisArchitecture() {}

  private static boolean speaksToTheWire(String outermost) {
    return outermost.endsWith("GrpcService")
        || outermost.endsWith("Protos")
        || outermost.startsWith("Grpc")
        || outermost.endsWith(OutboxHandler.class.getSimpleName())
        || outermost.endsWith(RequestRule.class.getSimpleName());
  }

  private static String outermost(JavaClass type) {
    return type.getEnclosingClass().map(KarcisArchitecture::outermost).orElse(type.getSimpleName());
  }
}
