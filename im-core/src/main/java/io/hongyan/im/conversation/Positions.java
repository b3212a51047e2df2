package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.packet.Json;

/** How far members are, on the wire. */
final class Positions {
    private Positions() {}

    static ObjectNode json(Accounts accounts, Membership member) {
        return Json.map()
                .put(
                        "user",
                        accounts.find(member.account()).orElseThrow().username().value())
                .put("read", member.position().read().value())
                .put("delivered", member.position().delivered().value());
    }
}
