package id.karcis.user;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import id.karcis.platform.testing.KarcisArchitecture;

@AnalyzeClasses(packages = "id.karcis.user", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest static final ArchTests KARCIS = ArchTests.in(KarcisArchitecture.class);

  @ArchTest
  static final ArchRule PASSWORDS_KNOW_NO_OTHER_FEATURE =
      noClasses()
          .that()
          .resideInAPackage("..password..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..user.account..", "..user.session..");
}
