package io.hongyan.im.deploy.hostile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What a server's heap holds after a full collection. */
public final class LiveHeap {
    private LiveHeap() {}

    public static long bytes(long pid) throws IOException, InterruptedException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        Process process = new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String total = histogram
                .lines()
                .filter(line -> line.startsWith("Total "))
                .findFirst()
                .orElseThrow(() -> new IOException("jcmd said " + histogram));
        return Long.parseLong(total.trim().split("\\s+", -1)[2]);
    }
}
