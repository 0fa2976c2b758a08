package id.karcis.platform.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/// A class of `id.karcis.booking` uses nothing of `id.karcis.user`.
final class KnowNoOtherService extends ArchCondition<JavaClass> {

  private static final String ROOT = "id.karcis.";
  private static final Set<String> FOR_EVERYBODY = Set.of("platform", "api");

  KnowNoOtherService() {
    super("know no other service");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    for (var dependency : type.getDirectDependenciesFromSelf()) {
      var target = dependency.getTargetClass();
      var service = service(target);
      if (!service.isEmpty()
          && !FOR_EVERYBODY.contains(service)
          && !service.equals(service(type))) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private static String service(JavaClass type) {
    var name = type.getPackageName() + ".";
    return name.startsWith(ROOT) ? name.substring(ROOT.length()).split("\\.", 2)[0] : "";
  }
}
