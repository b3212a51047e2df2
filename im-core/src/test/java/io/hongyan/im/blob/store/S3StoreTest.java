package io.hongyan.im.blob.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hongyan.im.blob.ByteStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Against a real server that speaks S3, in this process. */
class S3StoreTest implements ByteStoreContract {
    @SuppressWarnings("NullAway.Init")
    private static S3Proxy server;

    @SuppressWarnings("NullAway.Init")
    private static BlobStoreContext memory;

    @SuppressWarnings("NullAway.Init")
    private static ByteStore store;

    @BeforeAll
    static void open() throws Exception {
        memory = ContextBuilder.newBuilder("transient").credentials("", "").build(BlobStoreContext.class);
        memory.getBlobStore().createContainerInLocation(null, "blobs");
        server = S3Proxy.builder()
                .blobStore(memory.getBlobStore())
                .endpoint(URI.create("http://127.0.0.1:0"))
                .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, "hongyan", "secret")
                .build();
        server.start();
        store = new S3Store(place("secret"));
    }

    private static S3Store.Place place(String secret) {
        return new S3Store.Place(
                URI.create("http://127.0.0.1:" + server.getPort()), "blobs", "us-east-1", "hongyan", secret);
    }

    @AfterAll
    static void close() throws Exception {
        store.close();
        server.stop();
        memory.close();
    }

    @Override
    public ByteStore store() {
        return store;
    }

    @Test
    void saysThatBytesWereNotKept() throws IOException {
        Path file = file("x");
        try (ByteStore stranger = new S3Store(place("wrong"))) {
            assertThatThrownBy(() -> stranger.put("abcdefgh", file)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void tellsNobodyItsSecret() {
        assertThat(place("secret").toString()).doesNotContain("secret");
    }
}
