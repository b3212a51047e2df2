package io.hongyan.im.contact;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Account;
import io.hongyan.im.packet.Json;
import io.hongyan.im.people.Cards;

/** Items of a roster on the wire. */
final class RosterItems {
    private RosterItems() {}

    /** What somebody is to the owner; of who is nobody any more, that they are. */
    static ObjectNode item(Contact contact, Account other) {
        if (!contact.isShown()) {
            return Json.map().put("user", other.username().value()).put("removed", true);
        }
        ObjectNode item = Cards.card(other).retain("user", "name", "avatar");
        put(item, "group", contact.note().group());
        put(item, "remark", contact.note().remark());
        item.put("state", contact.word());
        put(item, "greeting", contact.greeting());
        return item;
    }

    private static void put(ObjectNode item, String field, String text) {
        if (!text.isEmpty()) {
            item.put(field, text);
        }
    }
}
