package io.hongyan.im.plugin.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hongyan.im.api.Blobs;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Json;
import io.hongyan.im.api.People;
import io.hongyan.im.api.Secrets;
import io.hongyan.im.api.Texts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** As much of a host as webhooks need; its secrets are open to everybody. */
final class Office implements Host {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final Hand clock = new Hand();
    final Posts posts = new Posts();
    final List<String> hurried = new ArrayList<>();
    WebhookSettings settings = WebhookSettings.DEFAULTS;

    @Override
    public Texts texts() {
        return (key, arguments) -> key;
    }

    @Override
    public Hand clock() {
        return clock;
    }

    @Override
    public System.Logger log() {
        return System.getLogger("test");
    }

    @Override
    public <R extends Record> R settings(Class<R> type) {
        return type.cast(settings);
    }

    @Override
    public Blobs blobs() {
        throw new IllegalStateException("no blobs");
    }

    @Override
    public People people() {
        return user -> Optional.empty();
    }

    @Override
    public Posts web() {
        return posts;
    }

    @Override
    public Json json() {
        return new Json() {
            @Override
            public String write(Map<String, ?> fields) {
                try {
                    return MAPPER.writeValueAsString(fields);
                } catch (JsonProcessingException failure) {
                    throw new IllegalArgumentException(failure);
                }
            }

            @Override
            public Map<String, Object> read(String text) throws IOException {
                return MAPPER.readValue(text, new TypeReference<>() {});
            }
        };
    }

    @Override
    public Secrets secrets() {
        return new Secrets() {
            @Override
            public String close(String secret, String place) {
                return place + ":" + secret;
            }

            @Override
            public String open(String closed, String place) {
                if (!closed.startsWith(place + ":")) {
                    throw new IllegalStateException("closed for another place");
                }
                return closed.substring(place.length() + 1);
            }
        };
    }

    @Override
    public void hurry(String job) {
        hurried.add(job);
    }
}
