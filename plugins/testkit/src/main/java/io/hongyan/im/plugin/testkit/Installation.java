package io.hongyan.im.plugin.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.hongyan.im.api.Blob;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.People;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.plugin.Authenticators;
import io.hongyan.im.plugin.HostGround;
import io.hongyan.im.plugin.HostServices;
import io.hongyan.im.plugin.PluginHost;
import io.hongyan.im.plugin.RegisteredType;
import io.hongyan.im.plugin.RegisteredType.Prepared;
import io.hongyan.im.plugin.SettingsDesk;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The server's own plugin host with the plugins that the tests' class path holds, in one language. */
final class Installation implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
    private final PluginHost host;

    Installation(Locale language, ClassLoader loader, Supplier<List<SampleBlob>> blobs, People people) {
        host = new PluginHost(new HostGround(
                Clock.systemUTC(),
                language,
                Thread::new,
                timer,
                new HostServices(
                        new NoBlobs(),
                        (sender, fields) -> among(blobs.get(), fields),
                        people,
                        (address, bytes, within) -> {
                            throw new IOException("there is no web in tests");
                        }),
                SettingsDesk.inMemory(),
                new Authenticators(timer)));
        host.start(loader);
    }

    private static Map<BlobId, Blob> among(List<SampleBlob> blobs, Map<BlobId, String> fields) {
        return blobs.stream()
                .filter(blob -> fields.containsKey(blob.id()))
                .collect(Collectors.toMap(SampleBlob::id, blob -> blob.in(String.valueOf(fields.get(blob.id())))));
    }

    List<String> failures() {
        return host.failures();
    }

    RegisteredType type(String name) {
        return host.types().require(TextNode.valueOf(name));
    }

    RegisteredType type(int number) {
        return host.types().require(IntNode.valueOf(number));
    }

    /** What would be stored. */
    Prepared store(String name, JsonNode content) {
        return type(name).prepare(content, new Note(name)).join();
    }

    /** Why nothing would be stored, if so. */
    Optional<Refused> refusal(String name, String content) {
        try {
            store(name, Json.read(content));
            return Optional.empty();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof Refused refused) {
                return Optional.of(refused);
            }
            throw failure;
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("not JSON: " + content, broken);
        }
    }

    @Override
    public void close() {
        host.stop();
        timer.shutdownNow();
    }
}
