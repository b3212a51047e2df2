package io.hongyan.im.redeploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The class loaders in the memory of another process, after a full collection. */
final class LiveLoaders {
    /** Begins each class loader in what the virtual machine tells. */
    private static final String LOADER = "\\+-- ";

    private final ProcessHandle process;

    private LiveLoaders(ProcessHandle process) {
        this.process = process;
    }

    /** Of the server that the tests started, which has {@code base} for its own. */
    static LiveLoaders of(String base) {
        return new LiveLoaders(ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> argument.contains(base)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process of " + base)));
    }

    /** How many there are that hold classes of the packages that begin so. */
    long count(String packages) throws IOException, InterruptedException {
        ask("GC.run");
        return Arrays.stream(ask("VM.classloaders", "show-classes=true", "fold=false")
                        .split(LOADER))
                .filter(loader -> loader.contains(" " + packages))
                .count();
    }

    private String ask(String... question) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        ProcessBuilder asked = new ProcessBuilder(jcmd, Long.toString(process.pid()));
        asked.command().addAll(Arrays.asList(question));
        Process answering = asked.redirectErrorStream(true).start();
        String answer = new String(answering.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (answering.waitFor() != 0) {
            throw new IOException("jcmd said " + answer);
        }
        return answer;
    }
}
