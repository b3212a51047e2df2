package io.hongyan.im.web.pages;

import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the built pages out of the WAR, once: what is not among them does not exist. */
final class PageFiles {

    private static final String ROOT = "/WEB-INF/web";

    private final ServletContext context;
    private final Map<String, byte[]> contents = new HashMap<>();

    private PageFiles(ServletContext context) {
        this.context = context;
    }

    /** By path below {@code WEB-INF/web}; empty if the WAR was built without pages. */
    static Map<String, PageFile> in(ServletContext context) {
        PageFiles reader = new PageFiles(context);
        reader.readFolder(ROOT + "/");
        return reader.files();
    }

    private void readFolder(String folder) {
        @Nullable Set<String> paths = context.getResourcePaths(folder);
        for (String path : paths == null ? Set.<String>of() : paths) {
            if (path.endsWith("/")) {
                readFolder(path);
            } else {
                contents.put(path.substring(ROOT.length()), read(path));
            }
        }
    }

    private byte[] read(String path) {
        try (InputStream in = context.getResourceAsStream(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + path, e);
        }
    }

    private Map<String, PageFile> files() {
        Map<String, PageFile> files = new HashMap<>();
        contents.forEach((path, plain) -> {
            if (!path.endsWith(".br") && !path.endsWith(".gz")) {
                byte @Nullable [] brotli = contents.get(path + ".br");
                byte @Nullable [] gzip = contents.get(path + ".gz");
                files.put(path, new PageFile(PageFile.typeOf(path), plain, brotli, gzip));
            }
        });
        return Map.copyOf(files);
    }
}
