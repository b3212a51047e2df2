package io.hongyan.im.conformance;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** A client that used the server's code would agree with it even where both are wrong. */
class IndependenceTest {
    private static final String OURS = "io.hongyan.im.conformance..";

    @Test
    void theClientSharesNoCodeWithTheServer() {
        noClasses()
                .should()
                .dependOnClassesThat(resideInAPackage("io.hongyan..").and(resideOutsideOfPackage(OURS)))
                .check(new ClassFileImporter().importPackages("io.hongyan.im.conformance"));
    }
}
