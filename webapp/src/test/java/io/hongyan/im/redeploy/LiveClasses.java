package io.hongyan.im.redeploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** The classes that have objects in the memory of another process, after a full collection. */
final class LiveClasses {
    private final ProcessHandle process;

    private LiveClasses(ProcessHandle process) {
        this.process = process;
    }

    /** Of the server that the tests started, which has {@code base} for its own. */
    static LiveClasses of(String base) {
        return new LiveClasses(ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(Arrays::stream)
                        .anyMatch(argument -> argument.contains(base)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no process of " + base)));
    }

    /** How many there are below this package; each loader has its own. */
    long count(String below) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process asked = new ProcessBuilder(jcmd, Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        asked.waitFor();
        if (histogram.lines().noneMatch(line -> line.startsWith("Total "))) {
            throw new IOException("jcmd said " + histogram);
        }
        return histogram.lines().filter(line -> line.contains(" " + below)).count();
    }
}
