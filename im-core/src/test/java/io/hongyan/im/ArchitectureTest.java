package io.hongyan.im;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The arrows between packages. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.hongyan.im");
    private static final Pattern STORAGE = Pattern.compile("(io\\.hongyan\\.im\\.[a-z]+)\\.storage(\\..*)?");

    @Test
    void knowsNoTransport() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.hongyan.im.web..", "jakarta.servlet..", "jakarta.websocket..", "jakarta.ws.rs..")
                .check(CORE);
    }

    @Test
    void keepsJpaInStoragePackages() {
        noClasses()
                .that()
                .resideInAPackage("io.hongyan.im..")
                .and()
                .resideOutsideOfPackages("..storage..", "io.hongyan.im.api")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.persistence..", "org.hibernate..")
                .check(CORE);
    }

    @Test
    void hasNoCyclesBetweenFeatures() {
        slices().matching("io.hongyan.im.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void leavesAFeaturesStorageToTheFeature() {
        ArchRuleDefinition.classes()
                .that(DescribedPredicate.alwaysTrue())
                .should(useNoOtherFeaturesStorage())
                .check(CORE);
    }

    private static ArchCondition<JavaClass> useNoOtherFeaturesStorage() {
        return new ArchCondition<>("use the storage of no other feature") {
            @Override
            public void check(JavaClass user, ConditionEvents events) {
                user.getDirectDependenciesFromSelf().stream()
                        .filter(dependency -> isForeignStorage(user, dependency))
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(user, dependency.getDescription())));
            }
        };
    }

    private static boolean isForeignStorage(JavaClass user, Dependency dependency) {
        Matcher storage = STORAGE.matcher(dependency.getTargetClass().getPackageName());
        // the server package puts everything together
        boolean assembles = user.getPackageName().equals("io.hongyan.im.server");
        return storage.matches() && !assembles && !(user.getPackageName() + ".").startsWith(storage.group(1) + ".");
    }
}
