package io.hongyan.im.plugin;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.packet.Json;
import java.util.Optional;

/** How web pages find a plugin's modules. */
final class UiLink {
    private UiLink() {}

    /** {@code module} and {@code elements} of a media type, if the jar brings some. */
    static Optional<ObjectNode> of(LoadedPlugin plugin, String type) {
        return Optional.ofNullable(plugin.descriptor().pages().ui().get(type)).map(module -> {
            ObjectNode ui = Json.map().put("module", address(plugin, module.file()));
            ArrayNode elements = ui.putArray("elements");
            module.elements().forEach(elements::add);
            return ui;
        });
    }

    /** Relative to the WAR's context path; another one for other bytes. */
    static String address(LoadedPlugin plugin, String file) {
        return "plugins/" + plugin.descriptor().id() + "/"
                + plugin.archive().origin().shortHash() + "/" + file;
    }
}
