package io.hongyan.im.plugin.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

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

    /** Writes it otherwise: in a file, this text in the place of that. */
    Stranger edit(String file, String before, String after) throws IOException {
        Path path = project.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(before);
        Files.writeString(path, text.replace(before, after));
        return this;
    }

    /** Adds a file. */
    Stranger write(String file, String text) throws IOException {
        Path path = project.resolve(file);
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.writeString(path, text);
        return this;
    }

    /** Runs its test of this name, on its jar. */
    TestExecutionSummary run(String test) throws IOException, ClassNotFoundException {
        Path jar = pack(Path.of(project + ".jar"));
        URL[] path = {jar.toUri().toURL(), compileTests(jar).toUri().toURL()};
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(selectClass(loader.loadClass("org.example.shout." + test)))
                                    .build(),
                            listener);
        }
        return listener.getSummary();
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
        try (JarWriter out = JarWriter.open(unfinished)) {
            out.add(new Place(classes));
            out.add(new Place(project.resolve("src/main/resources")));
        }
        return Files.move(unfinished, jar, StandardCopyOption.REPLACE_EXISTING);
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
