package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.ToolProvider;

/** Makes real plugin jars out of sources. */
public final class PluginJar {
    private static final String HEAD = """
            package %s; import io.hongyan.im.api.*; import jakarta.persistence.*; import jakarta.validation.constraints.*; import java.util.*;
            public final class Main implements Plugin {
            %s
            }
            """;

    private final Path folder;
    private final String id;

    private PluginJar(Path folder, String id) {
        this.folder = folder;
        this.id = id;
    }

    /** A jar whose entry point has this body, of the package {@code id}. */
    public static PluginJar of(Path folder, String id, String body) {
        PluginJar jar = new PluginJar(folder.resolve(id), id);
        jar.file("META-INF/services/io.hongyan.im.api.Plugin", id + ".Main\n");
        jar.file("META-INF/hongyan/plugin.properties", "id=" + id + "\nversion=1.0.0\napi=1\ninline=true\n");
        jar.file(id + "/Main.java", main(id, body));
        return jar;
    }

    /** The source of an entry point with this body. */
    static String main(String id, String body) {
        return HEAD.formatted(id, body);
    }

    /** A jar whose entry point brings one media type, {@code body} being more methods of it. */
    public static PluginJar ofType(Path folder, String id, String type, String body) {
        return of(folder, id, """
                record Words(String text) {}
                static final class Type implements MediaType<Words> {
                    public String name() { return "%s"; }
                    public Class<Words> content() { return Words.class; }
                    public String plainText(Words words, Texts texts) { return words.text(); }
                    %s
                }
                @Override public List<MediaType<?>> mediaTypes(Host host) { return List.of(new Type()); }
                """.formatted(type, body));
    }

    /** A jar whose entry point brings one filter. */
    public static PluginJar ofFilter(Path folder, String id, int priority, String judge) {
        return of(folder, id, """
                static final class Filter implements MessageFilter {
                    public String name() { return "filter"; }
                    public int priority() { return %d; }
                    public Verdict judge(Draft draft, Content content) { %s }
                }
                @Override public List<MessageFilter> messageFilters(Host host) { return List.of(new Filter()); }
                """.formatted(priority, judge));
    }

    /** A jar whose entry point brings one filter that asks others. */
    public static PluginJar ofAskingFilter(Path folder, String id, String ask) {
        return of(folder, id, """
                static final class Filter implements AskingFilter {
                    public String name() { return "filter"; }
                    public java.util.concurrent.CompletionStage<Verdict> ask(Draft draft, Content content) { %s }
                }
                @Override public List<MessageFilter> messageFilters(Host host) { return List.of(new Filter()); }
                """.formatted(ask));
    }

    /** The same with this file in it, instead of an older one. */
    public PluginJar file(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The same without this file. */
    public PluginJar without(String name) {
        try {
            Files.delete(folder.resolve(name));
            return this;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A loader that sees these jars, in this order. */
    public static URLClassLoader loader(PluginJar... jars) {
        return new URLClassLoader(
                Arrays.stream(jars).map(PluginJar::build).toArray(URL[]::new), PluginJar.class.getClassLoader());
    }

    /** A loader as the server has it for a jar from outside: of what is around it, the jar sees but little. */
    public static URLClassLoader fromOutside(PluginJar jar) {
        return new URLClassLoader(new URL[] {jar.build()}, new ApiFilter(PluginJar.class.getClassLoader()));
    }

    private URL build() {
        return writeTo(folder.resolveSibling(id + ".jar"));
    }

    /** Compiles it and writes the jar there; its address. */
    public URL writeTo(Path jar) {
        try {
            compile();
            try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
                for (Path below : folders()) {
                    out.putNextEntry(
                            new ZipEntry(folder.relativize(below).toString().replace('\\', '/') + "/"));
                }
                for (Path file : files("")) {
                    out.putNextEntry(
                            new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
                    Files.copy(file, out);
                }
            }
            return url(jar);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static URL url(Path jar) throws MalformedURLException {
        return jar.toUri().toURL();
    }

    private void compile() throws IOException {
        List<String> sources = files(".java").stream().map(Path::toString).toList();
        if (!sources.isEmpty()) {
            String[] arguments = Stream.concat(
                            Stream.of(
                                    "-proc:none",
                                    "-cp",
                                    System.getProperty("java.class.path"),
                                    "-d",
                                    folder.toString()),
                            sources.stream())
                    .toArray(String[]::new);
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                    .isZero();
        }
    }

    private List<Path> folders() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isDirectory)
                    .filter(below -> !below.equals(folder))
                    .toList();
        }
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .toList();
        }
    }
}
