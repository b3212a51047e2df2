package io.hongyan.im.web.rest;

import io.hongyan.im.blob.StoredBlob;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What browsers are told of bytes that strangers uploaded: show these few kinds, run nothing, keep it for yourself. */
final class BlobHeaders {
    static final String ETAG = "ETag";
    private static final String UNKNOWN = "application/octet-stream";

    /** What can be shown and can't do anything. All else is saved, not shown. */
    private static final Set<String> SHOWN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "audio/mpeg",
            "audio/mp4",
            "audio/ogg",
            "audio/webm",
            "audio/wav",
            "audio/flac",
            "video/mp4",
            "video/webm",
            "video/ogg",
            "video/quicktime");

    private BlobHeaders() {}

    static Response.ResponseBuilder of(Response.ResponseBuilder answer, StoredBlob blob) {
        boolean shown = SHOWN.contains(blob.facts().type());
        return safe(answer)
                .type(shown ? blob.facts().type() : UNKNOWN)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(shown, blob.name()))
                .header("Accept-Ranges", "bytes")
                .header(ETAG, tag(blob));
    }

    static Response.ResponseBuilder safe(Response.ResponseBuilder answer) {
        return answer.header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable");
    }

    static String tag(StoredBlob blob) {
        return '"' + blob.bytes().sha256() + '"';
    }

    /** With the name as RFC 6266 wants it: in UTF-8, and plain for those who can't read that. */
    static String disposition(boolean shown, String name) {
        String kind = shown ? "inline" : "attachment";
        if (name.isEmpty()) {
            return kind;
        }
        String plain = name.replaceAll("[^A-Za-z0-9._ -]", "_");
        return kind + "; filename=\"" + plain + "\"; filename*=UTF-8''" + percent(name);
    }

    private static String percent(String name) {
        StringBuilder text = new StringBuilder();
        for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = (one >= '0' && one <= '9')
                    || (one >= 'A' && one <= 'Z')
                    || (one >= 'a' && one <= 'z')
                    || one == '.'
                    || one == '-'
                    || one == '_';
            text.append(plain ? String.valueOf((char) one) : String.format("%%%02X", one));
        }
        return text.toString();
    }
}
