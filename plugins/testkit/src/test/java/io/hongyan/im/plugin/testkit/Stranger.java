package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Somebody who knows nothing but the archetype: generates a plugin, compiles it and packs it into a jar. */
final class Stranger {
    private static final Path ARCHETYPE = Path.of("..", "archetype", "src", "main", "resources", "archetype-resources");
    private static final Map<String, String> CHOICES = Map.of(
            "groupId", "org.example",
            "artifactId", "shout",
            "version", "0.1.0",
            "package", "org.example.shout",
            "id", "shout",
            "type", "Shout",
            "hongyan", "0.1.0-SNAPSHOT");

    private final Path project;

    private Stranger(Path project) {
        this.project = project;
    }

    static Stranger generate(Path project) throws IOException {
        for (Path source : files(ARCHETYPE)) {
            String name = ARCHETYPE.relativize(source).toString();
            Path file = project.resolve(
                    filled(name, "__", "__").replaceFirst("(src/(main|test)/java)/", "$1/org/example/shout/"));
            Files.createDirectories(file.toAbsolutePath().getParent());
            String text = Files.readString(source);
            Files.writeString(file, name.endsWith(".js") ? text : filled(text, "${", "}"));
        }
        return new Stranger(project);
    }

    private static String filled(String text, String before, String after) {
        String filled = text;
        for (Map.Entry<String, String> choice : CHOICES.entrySet()) {
            filled = filled.replace(before + choice.getKey() + after, choice.getValue());
        }
        return filled;
    }

    List<Path> files() throws IOException {
        return files(project);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    /** The plugin as a jar. */
    Path pack(Path jar) throws IOException {
        Path classes = compile("main", System.getProperty("java.class.path"));
        Path unfinished = Path.of(jar + ".part");
        try (OutputStream file = Files.newOutputStream(unfinished);
                JarOutputStream out = new JarOutputStream(file)) {
            add(classes, out);
            add(project.resolve("src/main/resources"), out);
        }
        return Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void add(Path folder, JarOutputStream out) throws IOException {
        for (Path file : files(folder)) {
            out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
            Files.copy(file, out);
        }
    }

    /** The folder of the compiled tests. */
    Path compileTests(Path jar) throws IOException {
        return compile("test", jar + File.pathSeparator + System.getProperty("java.class.path"));
    }

    private Path compile(String what, String path) throws IOException {
        Path classes = Files.createDirectories(project.resolve("target").resolve(what));
        List<String> sources = files(project.resolve("src/" + what + "/java")).stream()
                .map(Path::toString)
                .toList();
        List<String> options = List.of("--release", "17", "-parameters", "-proc:none", "-cp", path, "-d", classes + "");
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        Stream.concat(options.stream(), sources.stream()).toArray(String[]::new));
        assertThat(result).as("javac's exit code").isZero();
        return classes;
    }
}
