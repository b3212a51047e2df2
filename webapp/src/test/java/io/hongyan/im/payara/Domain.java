package io.hongyan.im.payara;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One domain of an unpacked Payara, which is left as it is: its process, and what {@code asadmin} does to it. */
final class Domain {
    private static final String NAME = "domain1";

    private final PayaraConfiguration configuration;
    private final Path folder;

    Domain(PayaraConfiguration configuration) {
        this.configuration = configuration;
        this.folder = configuration.base().resolve(NAME);
    }

    /** Makes it as the archive has it, on ports and with options of its own, and starts it as the operator's script says. */
    void start() throws IOException, InterruptedException {
        copy(configuration.home().resolve("glassfish/domains").resolve(NAME));
        Path settings = folder.resolve("config/domain.xml");
        Files.writeString(settings, ours(Files.readString(settings)));
        Runtime.getRuntime().addShutdownHook(new Thread(this::kill, "end of Payara"));
        local("start-domain", "--prebootcommandfile=" + configuration.script());
    }

    void stop() throws IOException, InterruptedException {
        local("stop-domain");
    }

    void deploy(Path war) throws IOException, InterruptedException {
        asadmin(List.of("--port", String.valueOf(configuration.adminPort()), "deploy", "--name", "im", war.toString()));
    }

    void undeploy() throws IOException, InterruptedException {
        asadmin(List.of("--port", String.valueOf(configuration.adminPort()), "undeploy", "im"));
    }

    private String ours(String settings) {
        StringBuilder options = new StringBuilder("<jvm-options>-server</jvm-options>");
        for (String option : configuration.jvmOptions().split(" ", -1)) {
            options.append("<jvm-options>").append(option).append("</jvm-options>");
        }
        return settings.replace("port=\"8080\"", "port=\"" + configuration.port() + "\"")
                .replace("port=\"4848\"", "port=\"" + configuration.adminPort() + "\"")
                .replace("<jvm-options>-Xmx512m</jvm-options>", "")
                .replace("<jvm-options>-server</jvm-options>", options);
    }

    private void copy(Path from) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path to = folder.resolve(from.relativize(each));
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to);
                }
            }
        }
    }

    private void local(String command, String... options) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(command, "--domaindir=" + configuration.base()));
        line.addAll(List.of(options));
        line.add(NAME);
        asadmin(line);
    }

    private void asadmin(List<String> line) throws IOException, InterruptedException {
        String java = System.getProperty("java.home");
        List<String> all = new ArrayList<>(List.of(Path.of(java, "bin", "java").toString(), "-jar"));
        all.add(configuration
                .home()
                .resolve("glassfish/lib/client/appserver-cli.jar")
                .toString());
        all.addAll(line);
        Path said = Files.createTempFile(configuration.base(), "asadmin", ".log");
        ProcessBuilder process =
                new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(said.toFile());
        process.environment().put("AS_JAVA", java);
        if (process.start().waitFor() != 0) {
            throw new IOException(String.join(" ", line) + "\n" + Files.readString(said));
        }
        Files.delete(said);
    }

    /** Leaves no server behind when the tests were cut off. */
    private void kill() {
        try {
            Path id = folder.resolve("config/pid");
            if (Files.exists(id)) {
                ProcessHandle.of(Long.parseLong(Files.readString(id).strip()))
                        .ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException unreadable) {
            System.err.println("Payara in " + folder + " may still run: " + unreadable);
        }
    }
}
