package io.hongyan.im.search;

import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.NewMessage;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param sender whose messages alone
 * @param media of which media type alone
 * @param since not older, in milliseconds since 1970
 * @param before what was not answered yet
 * @param limit messages in an answer
 */
record Wish(Terms terms, Optional<AccountId> sender, Optional<String> media, long since, Point before, int limit) {
    private static final int PAGE = 50;
    private static final int TEXT = 200;

    /** @throws Refused malformed, naming the field */
    static Wish of(Fields body, Optional<AccountId> sender) {
        String text = body.text("text", TEXT).orElseThrow(() -> Refused.malformed("text"));
        if (text.isBlank()) {
            throw Refused.malformed("text");
        }
        Point end = body.integer("until", 0, Limits.INTEGER).map(Point::begin).orElse(Point.END);
        Point rest = body.text("cursor").map(Point::of).orElse(Point.END);
        return new Wish(
                Terms.of(text),
                sender,
                body.text("media"),
                body.integer("since", 0, Limits.INTEGER).orElse(0L),
                rest.compareTo(end) < 0 ? rest : end,
                body.limit(PAGE));
    }

    /** Whether a message is one of those meant, as it stands. */
    boolean isFor(Entry entry) {
        return entry.asMessage().filter(this::isFor).isPresent()
                && !terms.in(Document.text(entry).orElse("")).isEmpty();
    }

    private boolean isFor(NewMessage message) {
        return sender.filter(account -> !account.equals(message.sender())).isEmpty()
                && media.filter(name -> !name.equals(message.media())).isEmpty();
    }
}
