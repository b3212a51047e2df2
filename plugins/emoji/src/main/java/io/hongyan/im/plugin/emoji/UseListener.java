package io.hongyan.im.plugin.emoji;

import io.hongyan.im.api.MessageListener;
import io.hongyan.im.api.Work;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Set;

/** Counts who uses which emoji. A message counts once: its count and that it was told of are one transaction. */
final class UseListener implements MessageListener {
    @Override
    public String name() {
        return "use";
    }

    @Override
    public Set<String> media() {
        return Set.of("emoji");
    }

    @Override
    public void stored(Stored message, Work work) {
        Emoji emoji = new Emoji(String.valueOf(message.content().get("code")), (String)
                message.content().get("pack"));
        UseRow use = use(work.entities(), message.sender().value(), emoji);
        use.uses++;
        use.last = Math.max(use.last, message.time());
    }

    private static UseRow use(EntityManager entities, String account, Emoji emoji) {
        UseRow known = entities.find(UseRow.class, UseRow.id(account, emoji), LockModeType.PESSIMISTIC_WRITE);
        if (known != null) {
            return known;
        }
        UseRow first = new UseRow(account, emoji);
        entities.persist(first);
        return first;
    }
}
