package io.hongyan.im.web.rest;

import io.hongyan.im.blob.Library;
import io.hongyan.im.blob.StoredBlob;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bytes of a blob, or the part of them that is asked for, or that they did not change. */
final class BlobAnswer {
    private final Library library;
    private final StoredBlob blob;
    private final HttpHeaders asked;

    BlobAnswer(Library library, StoredBlob blob, HttpHeaders asked) {
        this.library = library;
        this.blob = blob;
        this.asked = asked;
    }

    Response get() throws IOException {
        return answer(true);
    }

    /** The same without the bytes. */
    Response head() throws IOException {
        return answer(false);
    }

    private Response answer(boolean withBytes) throws IOException {
        String tag = BlobHeaders.tag(blob);
        @Nullable String known = asked.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        if (known != null && (known.strip().equals("*") || known.contains(tag))) {
            return BlobHeaders.of(Response.notModified(), blob).build();
        }
        long size = blob.bytes().size();
        Optional<ByteRange> range = range(tag, size);
        if (range.isEmpty()) {
            return bytes(Response.ok(), new ByteRange(0, size), withBytes);
        }
        if (!range.get().isSatisfiable()) {
            return BlobHeaders.safe(Response.status(Response.Status.REQUESTED_RANGE_NOT_SATISFIABLE))
                    .header("Content-Range", "bytes */" + size)
                    .build();
        }
        Response.ResponseBuilder part = Response.status(Response.Status.PARTIAL_CONTENT)
                .header("Content-Range", range.get().contentRange(size));
        return bytes(part, range.get(), withBytes);
    }

    /** Only of the bytes that the asker holds the rest of. */
    private Optional<ByteRange> range(String tag, long size) {
        @Nullable String same = asked.getHeaderString("If-Range");
        return same == null || same.strip().equals(tag)
                ? ByteRange.of(asked.getHeaderString("Range"), size)
                : Optional.empty();
    }

    private Response bytes(Response.ResponseBuilder answer, ByteRange range, boolean withBytes) throws IOException {
        BlobHeaders.of(answer, blob).header(HttpHeaders.CONTENT_LENGTH, range.length());
        if (!withBytes) {
            return answer.build();
        }
        // opened before the answer begins, so that what is not there is a failure and not half an answer
        InputStream bytes = library.open(blob, range.from(), range.length());
        StreamingOutput body = out -> {
            try (bytes) {
                bytes.transferTo(out);
            }
        };
        return answer.entity(body).build();
    }
}
