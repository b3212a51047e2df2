package io.hongyan.im.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What plugins are compiled against doesn't change unseen. */
class ApiTest {
    private static final Path PROMISED = Path.of("api.txt");
    private static final Path FOUND = Path.of("target", "api.txt");

    @Test
    void isAsPromised() throws IOException, URISyntaxException {
        List<String> found = api();
        Files.write(FOUND, found);
        assertThat(found)
                .as("If the API was meant to change: cp im-api/target/api.txt im-api/api.txt, and tell plugin authors")
                .isEqualTo(Files.readAllLines(PROMISED));
    }

    private static List<String> api() throws IOException, URISyntaxException {
        List<String> lines = new ArrayList<>();
        for (Class<?> type : types()) {
            lines.add(type.toGenericString() + supertypes(type));
            members(type).forEach(member -> lines.add("  " + member));
        }
        return lines;
    }

    private static List<Class<?>> types() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Plugin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (Stream<Path> files = Files.walk(classes)) {
            return files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("package-info"))
                    .<Class<?>>map(ApiTest::load)
                    .filter(type -> isPromised(type.getModifiers()))
                    .sorted(Comparator.comparing(Class::getName))
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        try {
            return Class.forName(file.replace(".class", "").replace('/', '.'));
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String supertypes(Class<?> type) {
        return Stream.concat(Stream.ofNullable(type.getGenericSuperclass()), Arrays.stream(type.getGenericInterfaces()))
                .map(above -> " < " + above.getTypeName())
                .reduce("", String::concat);
    }

    private static Stream<String> members(Class<?> type) {
        Stream<Field> fields = Arrays.stream(type.getDeclaredFields());
        Stream<Executable> executables =
                Stream.concat(Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()));
        return Stream.concat(fields, executables)
                .filter(member -> isPromised(member.getModifiers()) && !member.isSynthetic())
                .map(ApiTest::signature)
                .sorted();
    }

    private static String signature(Member member) {
        return member instanceof Executable executable
                ? executable.toGenericString()
                : ((Field) member).toGenericString();
    }

    private static boolean isPromised(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
