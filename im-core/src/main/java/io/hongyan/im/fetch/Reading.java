package io.hongyan.im.fetch;

import io.hongyan.im.api.Web.Page;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Locale;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.Closer;
import org.jspecify.annotations.Nullable;

/** One request and as much of its answer as is wanted. */
record Reading(CloseableHttpClient client, HttpGet request) {
    private static final int OK = 200;
    private static final int REDIRECTION = 300;

    /** @param mostBytes after decompression; the rest is not read */
    Fetched of(URI address, int mostBytes) throws IOException {
        HttpClientContext context = HttpClientContext.create();
        ClassicHttpResponse response = client.executeOpen(null, request, context);
        try {
            int status = response.getCode();
            return status < OK || status >= REDIRECTION
                    ? Fetched.failed("it answered " + status)
                    : Fetched.of(
                            new Page(last(address, context), type(response), bytes(response.getEntity(), mostBytes)));
        } finally {
            // first: closing alone would read the rest, however long it is
            request.abort();
            Closer.closeQuietly(response);
        }
    }

    private static byte[] bytes(@Nullable HttpEntity entity, int most) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        InputStream content = entity.getContent();
        return content.readNBytes(most);
    }

    private static String type(ClassicHttpResponse response) {
        Header type = response.getFirstHeader("Content-Type");
        return type == null ? "" : type.getValue().toLowerCase(Locale.ROOT);
    }

    private static URI last(URI asked, HttpClientContext context) {
        var locations = context.getRedirectLocations();
        return locations == null || locations.size() == 0 ? asked : locations.get(locations.size() - 1);
    }
}
