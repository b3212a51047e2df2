package io.hongyan.im.web.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A built file with the compressed forms that lie beside it. */
@SuppressWarnings("ArrayRecordComponent") // held for its life, never compared
record PageFile(String type, byte[] plain, byte @Nullable [] brotli, byte @Nullable [] gzip) {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2",
            "yaml", "application/yaml",
            "webmanifest", "application/manifest+json");

    static String typeOf(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }

    /** A hashed file: its bytes never change under its name. */
    PageAnswer answer(String acceptEncoding) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Cache-Control", "public, max-age=31536000, immutable");
        headers.put("Vary", "Accept-Encoding");
        if (brotli != null && accepts(acceptEncoding, "br")) {
            headers.put("Content-Encoding", "br");
            return new PageAnswer(200, headers, brotli);
        }
        if (gzip != null && accepts(acceptEncoding, "gzip")) {
            headers.put("Content-Encoding", "gzip");
            return new PageAnswer(200, headers, gzip);
        }
        return new PageAnswer(200, headers, plain);
    }

    private static boolean accepts(String acceptEncoding, String encoding) {
        for (String offer : acceptEncoding.split(",", -1)) {
            String[] parts = offer.strip().replace(" ", "").split(";", -1);
            if (parts[0].equals(encoding)) {
                return parts.length == 1 || !parts[1].matches("q=0(\\.0*)?");
            }
        }
        return false;
    }
}
