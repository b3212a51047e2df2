package io.hongyan.im.plugin;

import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.UserName;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;

/** Grounds for hosts in tests. */
public final class HostGrounds {
    private HostGrounds() {}

    /** Without blobs, people and web. */
    public static HostGround bare(Locale language, ScheduledExecutorService timer) {
        HostServices services = new HostServices(
                new NoBlobs(), (sender, fields) -> Map.of(), user -> Optional.empty(), (address, bytes, within) -> {
                    throw new IOException("no web in this test");
                });
        return new HostGround(
                Clock.systemUTC(),
                language,
                Thread::new,
                timer,
                services,
                SettingsDesk.inMemory(),
                new Authenticators(timer));
    }

    private record NoBlobs() implements Blobs {
        @Override
        public Optional<Blob> find(BlobId id) {
            return Optional.empty();
        }

        @Override
        public InputStream open(BlobId id) throws IOException {
            throw new IOException("no blobs in this test");
        }

        @Override
        public Blob store(UserName owner, String name, byte[] bytes) throws IOException {
            throw new IOException("no blobs in this test");
        }
    }
}
