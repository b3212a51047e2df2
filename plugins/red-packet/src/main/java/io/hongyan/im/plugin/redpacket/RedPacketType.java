package io.hongyan.im.plugin.redpacket;

import io.hongyan.im.api.Accepting;
import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.Kind;
import io.hongyan.im.api.Message;
import io.hongyan.im.api.Texts;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** Money in a message: the sender's wallet pays in the transaction that stores the message. */
final class RedPacketType implements Accepting<RedPacket> {
    private final Host host;
    private final SecureRandom random = new SecureRandom();

    RedPacketType(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "red-packet";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(5);
    }

    @Override
    public Class<RedPacket> content() {
        return RedPacket.class;
    }

    @Override
    public void check(RedPacket content, Draft draft) throws ContentRefused {
        RedPacketSettings limits = host.settings(RedPacketSettings.class);
        if (content.amount() > limits.mostAmount()) {
            throw refused("amount", "red-packet.amount.most", Money.text(limits.mostAmount()));
        }
        if (content.count() > limits.mostCount()) {
            throw refused("count", "red-packet.count.most", limits.mostCount());
        }
        if (content.amount() < content.count()) {
            throw refused("amount", "red-packet.amount.least", Money.text(content.count()));
        }
        if (draft.kind() == Kind.DIRECT) {
            checkDirect(content, draft);
        }
    }

    private void checkDirect(RedPacket content, Draft draft) throws ContentRefused {
        if (content.count() != 1) {
            throw refused("count", "red-packet.count.direct");
        }
        if (draft.to().equals(draft.sender().value())) {
            throw refused("count", "red-packet.self");
        }
    }

    /** What a sender claims to be the server's is dropped. */
    @Override
    public RedPacket prepare(RedPacket content, Draft draft) {
        return new RedPacket(
                content.amount(), content.count(), content.isEqual() ? "equal" : "random", content.greeting(), null);
    }

    @Override
    public RedPacket accept(RedPacket content, Message message, EntityManager entities) throws ContentRefused {
        RedPacketSettings settings = host.settings(RedPacketSettings.class);
        Ledger ledger = new Ledger(entities, host.clock());
        WalletRow wallet = ledger.wallet(message.sender().value(), settings.welcome());
        if (wallet.balance < content.amount()) {
            throw refused("amount", "red-packet.amount.balance", Money.text(wallet.balance));
        }
        ledger.pay(wallet, Ledger.packet(message.id()), content.amount(), "sent");
        entities.persist(row(content, message, settings));
        List<Long> shares = content.isEqual()
                ? Shares.equal(content.amount(), content.count())
                : Shares.random(content.amount(), content.count(), random);
        for (int i = 0; i < shares.size(); i++) {
            entities.persist(new ShareRow(message.id(), i + 1, shares.get(i)));
        }
        return content.stored(message.id());
    }

    private PacketRow row(RedPacket content, Message message, RedPacketSettings settings) {
        PacketRow row = new PacketRow();
        row.id = message.id();
        row.sender = message.sender().value();
        row.direct = message.conversation().kind() == Kind.DIRECT;
        row.amount = content.amount();
        row.count = content.count();
        row.split = content.isEqual() ? "equal" : "random";
        row.greeting = content.greeting() == null ? "" : content.greeting();
        row.restAmount = content.amount();
        row.restCount = content.count();
        row.created = host.clock().millis();
        row.expires = row.created + Duration.ofHours(settings.hours()).toMillis();
        return row;
    }

    @Override
    public String plainText(RedPacket content, Texts texts) {
        return content.greeting() == null || content.greeting().isBlank()
                ? texts.get("red-packet.preview")
                : texts.get("red-packet.preview.greeting", content.greeting());
    }

    private ContentRefused refused(String field, String key, Object... arguments) {
        return new ContentRefused(field, host.texts().get(key, arguments));
    }
}
