package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Host;
import io.hongyan.im.api.Verdict;
import io.hongyan.im.api.Web.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads what the asked server says: {@code decision}, {@code reason}, {@code content}. */
final class Judgement {
    private static final int OK = 200;

    private final Host host;

    Judgement(Host host) {
        this.host = host;
    }

    /** Empty if it is none. */
    Optional<Verdict> read(Answer answer) {
        if (answer.status() != OK) {
            return Optional.empty();
        }
        try {
            return verdict(host.json().read(new String(answer.bytes(), StandardCharsets.UTF_8)));
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private Optional<Verdict> verdict(Map<String, Object> fields) {
        Object decision = fields.getOrDefault("decision", "");
        if ("refuse".equals(decision)) {
            Object reason = fields.get("reason");
            return Optional.of(new Verdict.Refuse(
                    reason instanceof String text && !text.isBlank()
                            ? text
                            : host.texts().get("check.refused")));
        }
        if (!"accept".equals(decision)) {
            return Optional.empty();
        }
        return Optional.of(
                fields.get("content") instanceof Map<?, ?> content
                        ? new Verdict.Change(named(content))
                        : Verdict.pass());
    }

    private static Map<String, Object> named(Map<?, ?> content) {
        Map<String, Object> named = new LinkedHashMap<>();
        content.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }
}
