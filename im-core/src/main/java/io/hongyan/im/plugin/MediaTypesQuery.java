package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.command.Query;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Op;
import io.hongyan.im.session.Session;
import java.util.Locale;

/** {@code media-types}: what messages there are here, and what can be done with them. */
public final class MediaTypesQuery implements Query {
    /** The event that tells clients to ask again. */
    public static final Encoded CHANGED = Encoded.push(Op.EVENT, Json.map().put("event", "media-types"));

    private final MediaTypes types;

    public MediaTypesQuery(MediaTypes types) {
        this.types = types;
    }

    @Override
    public String name() {
        return "media-types";
    }

    @Override
    public ObjectNode get(Session session, Identity who, Fields body) {
        ArrayNode items = Json.list();
        types.all().forEach(type -> {
            ObjectNode item = items.addObject().put("name", type.name());
            item.put("number", type.number().getAsInt());
            item.put("plugin", type.plugin().id()).put("version", type.plugin().version());
            item.set("schema", type.schema());
            ArrayNode acts = item.putArray("acts");
            type.acts().forEach(act -> acts.add(act.name().toLowerCase(Locale.ROOT)));
            type.ui().ifPresent(ui -> item.set("ui", ui));
        });
        return Json.map().set("items", items);
    }
}
