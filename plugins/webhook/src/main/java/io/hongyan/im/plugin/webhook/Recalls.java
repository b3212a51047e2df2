package io.hongyan.im.plugin.webhook;

import io.hongyan.im.api.Json;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What somebody took back is not kept for hooks either. */
final class Recalls {
    static final String KIND = "recall";

    private final EntityManager entities;
    private final Json json;

    Recalls(EntityManager entities, Json json) {
        this.entities = entities;
        this.json = json;
    }

    /**
     * Takes content and plain text out of every delivery about the same message, which may be sent all the same; its lanes
     * are locked.
     */
    void forget(Event recall) {
        List<DeliveryRow> about = entities.createQuery(
                        "from DeliveryRow where conversation = ?1 and target = ?2 and body <> ''", DeliveryRow.class)
                .setParameter(1, recall.conversation())
                .setParameter(2, recall.target())
                .getResultList();
        about.forEach(row -> row.body = emptied(row.body));
    }

    private String emptied(String body) {
        try {
            Map<String, Object> whole = new LinkedHashMap<>(json.read(body));
            if (whole.get("entry") instanceof Map<?, ?> entry) {
                Map<Object, Object> rest = new LinkedHashMap<>(entry);
                rest.keySet().removeAll(List.of("content", "body", "subject"));
                whole.put("entry", rest);
            }
            return json.write(whole);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
