package io.hongyan.im.server;

import io.hongyan.im.conversation.Crowds;
import io.hongyan.im.conversation.Delivery;
import io.hongyan.im.conversation.EntryJson;
import io.hongyan.im.conversation.EntryLog;
import io.hongyan.im.conversation.MemberBook;
import io.hongyan.im.conversation.Rooms;
import io.hongyan.im.session.Sessions;
import java.util.concurrent.Executor;

/** Puts together what brings entries to devices. */
final class DeliveryParts {
    private DeliveryParts() {}

    static Crowds crowds(Features.Ground ground, Sessions sessions, MemberBook book) {
        Crowds crowds = new Crowds(
                sessions,
                account -> ground.transactions().call(() -> book.crowds(account)),
                ground.threads().workers());
        sessions.listen(crowds);
        return crowds;
    }

    static Delivery of(Features.Ground ground, Sessions sessions, EntryJson json, Crowds crowds, EntryLog log) {
        Executor background = new Background(ground.threads().workers(), "rooms");
        return new Delivery(
                sessions,
                json,
                crowds,
                new Rooms(log, ground.transactions(), ground.threads().timer(), background));
    }
}
