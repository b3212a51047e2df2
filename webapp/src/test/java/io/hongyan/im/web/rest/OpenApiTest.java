package io.hongyan.im.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.hongyan.im.command.Query;
import io.hongyan.im.packet.Code;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import jakarta.servlet.annotation.WebServlet;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The OpenAPI file that the build puts together says what the code has, no more and no less. */
class OpenApiTest {
    private static final String ROOT = "/api/v1";
    private static final SwaggerParseResult FILE =
            new OpenAPIV3Parser().readLocation("target/web/openapi.yaml", null, null);
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.hongyan.im");

    @Test
    void isValid() {
        assertThat(FILE.getMessages()).isEmpty();
        assertThat(FILE.getOpenAPI().getOpenapi()).startsWith("3.1");
    }

    @Test
    void hasTheVersionOfTheServer() {
        assertThat(FILE.getOpenAPI().getInfo().getVersion()).isEqualTo(Version.TEXT);
    }

    @Test
    void describesEveryResourceAndEveryGetOfAQueryAndNothingElse() {
        Set<String> expected = resources();
        queries("get").forEach(query -> expected.add("GET /" + query));

        assertThat(documented(operation -> !isServlet(operation)
                        && (!isSet(operation) || resources().contains(operation))))
                .isEqualTo(expected);
    }

    @Test
    void describesTheSetsOfEveryQueryThatHasSome() {
        assertThat(documented(OpenApiTest::isSet).stream()
                        .map(OpenApiTest::first)
                        .collect(Collectors.toSet()))
                .containsAll(queries("set"));
    }

    @Test
    void describesEveryServlet() {
        assertThat(documented(OpenApiTest::isServlet).stream()
                        .map(operation -> "/" + first(operation))
                        .collect(Collectors.toSet()))
                .isEqualTo(servlets());
    }

    @Test
    void saysWhatEveryCodeMeans() {
        Map<?, ?> meanings = (Map<?, ?>)
                Objects.requireNonNull(FILE.getOpenAPI().getExtensions().get("x-code-meanings"));

        assertThat(meanings.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Code.values())
                        .filter(code -> code != Code.OK)
                        .map(code -> Integer.toString(code.number()))
                        .toList());
    }

    @Test
    void namesEachOperationOnceAndSaysWhatItDoes() {
        List<Operation> all = FILE.getOpenAPI().getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .toList();

        assertThat(all.stream().map(Operation::getOperationId))
                .doesNotHaveDuplicates()
                .doesNotContainNull();
        assertThat(all).allSatisfy(operation -> {
            assertThat(operation.getSummary()).isNotBlank();
            assertThat(operation.getTags()).hasSize(1);
        });
    }

    /** As {@code GET /group}. */
    private static Set<String> documented(Predicate<String> chosen) {
        Set<String> operations = new TreeSet<>();
        FILE.getOpenAPI()
                .getPaths()
                .forEach((path, item) ->
                        item.readOperationsMap().keySet().forEach(verb -> operations.add(verb + " " + path)));
        operations.removeIf(chosen.negate());
        return operations;
    }

    private static Set<String> resources() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(Path.class) && !type.isEquivalentTo(QueriesResource.class))
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .flatMap(OpenApiTest::operations)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> operations(Method method) {
        String above =
                "/" + method.getDeclaringClass().getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> verb.value() + " " + above + (below == null ? "" : "/" + below.value()));
    }

    /** The names of those queries that have their own method of that name: each is called as its class is. */
    private static Set<String> queries(String method) {
        return CLASSES.stream()
                .filter(type -> type.isAssignableTo(Query.class))
                .filter(type -> type.getAllMethods().stream()
                        .anyMatch(one ->
                                one.getName().equals(method) && !one.getOwner().isEquivalentTo(Query.class)))
                .map(type -> type.getSimpleName().replaceAll("Query$", ""))
                .map(name -> name.replaceAll("(?<=.)(?=[A-Z])", "-").toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isSet(String operation) {
        return operation.matches("PATCH /[a-z-]+|POST /[a-z-]+/[a-z-]+")
                && queries("set").contains(first(operation));
    }

    private static Set<String> servlets() {
        return CLASSES.stream()
                .filter(type -> type.isAnnotatedWith(WebServlet.class))
                .map(type -> type.getAnnotationOfType(WebServlet.class))
                .flatMap(servlet ->
                        Stream.of(servlet.value(), servlet.urlPatterns()).flatMap(Arrays::stream))
                .filter(pattern -> pattern.startsWith(ROOT))
                .map(pattern -> pattern.substring(ROOT.length()).replace("/*", ""))
                .collect(Collectors.toSet());
    }

    private static boolean isServlet(String operation) {
        return servlets().contains("/" + first(operation));
    }

    private static String first(String operation) {
        return operation.split("/", -1)[1];
    }
}
