package io.hongyan.im.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that the build generates from the OpenAPI file. */
class OpenApiClientIT {
    private static final Path SOURCES = Path.of("target/openapi-client/src/main/java");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path classes;

    @Test
    void compilesAndHasAMethodForEveryOperation() throws IOException {
        compile();

        Set<String> operations = new OpenAPIV3Parser()
                .read("target/web/openapi.yaml").getPaths().values().stream()
                        .flatMap(path -> path.readOperations().stream())
                        .map(Operation::getOperationId)
                        .collect(Collectors.toSet());
        List<Path> models = files("client/model");
        assertThat(operations).isNotEmpty();
        assertThat(models).isNotEmpty();
        assertThat(methods()).containsAll(operations);
        System.out.println("event=client-compiled operations=" + operations.size() + " models=" + models.size());
    }

    private void compile() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> options = List.of(
                "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", System.getProperty("java.class.path"));
        try (StandardJavaFileManager manager = javac.getStandardFileManager(said, Locale.ROOT, null)) {
            javac.getTask(null, manager, said, options, null, manager.getJavaFileObjectsFromPaths(files("")))
                    .call();
        }
        assertThat(said.getDiagnostics())
                .filteredOn(one -> one.getKind() == Diagnostic.Kind.ERROR)
                .isEmpty();
    }

    private Set<String> methods() throws IOException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {url(classes)}, getClass().getClassLoader())) {
            return files("client/api").stream()
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .flatMap(name ->
                            Arrays.stream(load(loader, "client.api." + name).getMethods()))
                    .map(Method::getName)
                    .collect(Collectors.toSet());
        }
    }

    private static Class<?> load(ClassLoader loader, String name) {
        try {
            return loader.loadClass(name);
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }

    private static URL url(Path folder) {
        try {
            return folder.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
