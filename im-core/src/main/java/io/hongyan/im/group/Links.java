package io.hongyan.im.group;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Identity;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Ids;
import io.hongyan.im.id.LinkId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Refused;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Links into groups, which administrators make and withdraw. */
final class Links {
    /** Of one group at a time. */
    static final int MOST = 20;

    static final long LONGEST = Duration.ofDays(366).toMillis();
    private static final long USUAL = Duration.ofDays(7).toMillis();
    private static final int TOKEN_BYTES = 24;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Desk desk;
    private final LinkBook book;
    private final Ids ids;

    Links(Desk desk, LinkBook book, Ids ids) {
        this.desk = desk;
        this.book = book;
        this.ids = ids;
    }

    /**
     * A new link, on the wire, with its token, which nobody is told again.
     *
     * @param expires milliseconds since 1970; a week from now if none is said
     * @param uses how many people it lets in; 0 for any number
     */
    ObjectNode make(Identity who, ConversationId id, Optional<Long> expires, int uses) {
        desk.lock(who, id).asModerator();
        long now = desk.ground().members().now();
        long end = expires.orElse(now + USUAL);
        if (end <= now || end > now + LONGEST) {
            throw Refused.malformed("expires");
        }
        makeRoom(id, now);
        Link link = new Link(new LinkId(ids.next()), id, who.account(), now, end, uses, 0);
        byte[] token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(token);
        book.add(link, hash(text));
        return json(link).put("token", text);
    }

    private void makeRoom(ConversationId id, long now) {
        List<Link> links = book.of(id);
        List<Link> good = links.stream().filter(link -> link.isGood(now)).toList();
        if (good.size() >= MOST) {
            throw new Refused(Code.TOO_LARGE);
        }
        links.stream().filter(link -> !link.isGood(now)).forEach(link -> book.remove(id, link.id()));
    }

    void withdraw(Identity who, ConversationId id, String link) {
        desk.lock(who, id).asModerator();
        if (!LinkId.isValid(link) || !book.remove(id, LinkId.of(link))) {
            throw new Refused(Code.STATE);
        }
    }

    /** Those of a group, on the wire, without their tokens. */
    List<ObjectNode> of(ConversationId id) {
        long now = desk.ground().members().now();
        return book.of(id).stream()
                .filter(link -> link.isGood(now))
                .map(this::json)
                .toList();
    }

    /**
     * Where a link leads.
     *
     * @throws Refused no such group, if the link is none or none any more
     */
    ConversationId conversation(String token) {
        return good(token).group();
    }

    /** Counts one who came in by a link, under the lock of its group. */
    void use(String token) {
        book.use(good(token).id());
    }

    private Link good(String token) {
        long now = desk.ground().members().now();
        return book.find(hash(token))
                .filter(link -> link.isGood(now))
                .orElseThrow(() -> new Refused(Code.NO_SUCH_CONVERSATION));
    }

    private ObjectNode json(Link link) {
        ObjectNode json = Json.map().put("id", link.id().toString());
        desk.ground()
                .accounts()
                .find(link.maker())
                .ifPresent(maker -> json.put("from", maker.username().value()));
        json.put("time", link.created()).put("expires", link.expires());
        if (link.uses() > 0) {
            json.put("uses", link.uses());
        }
        return json.put("used", link.used());
    }

    private static String hash(String token) {
        try {
            byte[] bytes = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
