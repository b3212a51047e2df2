package io.hongyan.im.department;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.id.DepartmentId;
import io.hongyan.im.packet.Json;
import java.util.Optional;

/**
 * Part of the organisation.
 *
 * @param parent none at the top
 * @param order among the others of the same parent, the lowest first
 */
public record Department(DepartmentId id, Optional<DepartmentId> parent, String name, int order) {
    /** On the wire. */
    public ObjectNode json() {
        ObjectNode json = Json.map().put("id", id.toString());
        parent.ifPresent(above -> json.put("parent", above.toString()));
        return json.put("name", name).put("order", order);
    }
}
