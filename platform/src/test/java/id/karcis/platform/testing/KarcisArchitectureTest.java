package id.karcis.platform.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each rule fails where it is broken, and platform keeps those that are meant for it.
@AnalyzeClasses(
    packages = "id.karcis.platform",
    importOptions = ImportOption.DoNotIncludeTests.class)
class KarcisArchitectureTest {

  private static final JavaClasses CROOKED =
      new ClassFileImporter().importPackages("id.karcis.crooked", "id.karcis.meddling");

  @ArchTest static final ArchRule injection = KarcisArchitecture.noFieldInjection;
  @ArchTest static final ArchRule loggers = KarcisArchitecture.loggersArePrivateConstants;
  @ArchTest static final ArchRule printing = KarcisArchitecture.nothingPrints;

  @ArchTest
  static final ArchRule packagesFormNoCycle =
      SlicesRuleDefinition.slices().matching("id.karcis.platform.(*)..").should().beFreeOfCycles();

  static Stream<ArchRule> brokenRules() {
    return Stream.of(
        KarcisArchitecture.wireStaysAtTheEdge,
        KarcisArchitecture.redisHasOnePlace,
        KarcisArchitecture.featuresFormNoCycle,
        KarcisArchitecture.servicesDoNotKnowEachOther,
        KarcisArchitecture.grpcServicesAreThin,
        KarcisArchitecture.noFieldInjection,
        KarcisArchitecture.loggersArePrivateConstants,
        KarcisArchitecture.entitiesHaveNoSetters,
        KarcisArchitecture.timeComesFromAClock,
        KarcisArchitecture.nothingPrints);
  }

  @ParameterizedTest
  @MethodSource("brokenRules")
  void seesBrokenRule(ArchRule rule) {
    assertThat(rule.evaluate(CROOKED).hasViolation()).as(rule.getDescription()).isTrue();
  }
}
