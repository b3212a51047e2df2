package io.hongyan.im.group;

import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.GroupMember.Role;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.GroupRules.Join;
import io.hongyan.im.conversation.GroupRules.Whom;
import io.hongyan.im.conversation.Silence;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.BlobNumber;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import io.hongyan.im.packet.Refused;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads what is asked of groups. */
final class GroupFields {
    private static final int NAME = 64;
    private static final int NOTICE = 1_000;
    private static final int ANNOUNCEMENT = 2_000;
    private static final int GREETING = 200;
    private static final int TOKEN = 64;
    private static final int USES = 1_000_000;
    private static final Pattern CURSOR = Pattern.compile("[0-9]{1,19}");
    private static final Map<String, Kind> KINDS =
            Map.of("group", Kind.GROUP, "channel", Kind.CHANNEL, "room", Kind.ROOM);
    private static final List<String> CARD = List.of("name", "picture", "notice", "join", "history", "may");

    private GroupFields() {}

    static ConversationId id(Fields body) {
        String id = body.requiredText("group");
        if (!ConversationId.isValid(id)) {
            throw new Refused(Code.NO_SUCH_CONVERSATION);
        }
        return ConversationId.of(id);
    }

    static Kind kind(Fields body) {
        String word = body.text("kind").orElse("group");
        return Optional.ofNullable(KINDS.get(word)).orElseThrow(() -> Refused.malformed("kind"));
    }

    /** The card of a new group. */
    static GroupCard card(Fields body, Kind kind) {
        if (!body.has("name")) {
            throw Refused.malformed("name");
        }
        return changed(body, new GroupCard("", Optional.empty(), "", GroupRules.of(kind)));
    }

    /** A card of which something is changed. */
    static GroupCard changed(Fields body, GroupCard before) {
        if (CARD.stream().noneMatch(body::has)) {
            throw Refused.malformed("name");
        }
        return new GroupCard(
                body.has("name") ? name(body) : before.name(),
                body.has("picture") ? picture(body) : before.picture(),
                body.has("notice") ? plain(body, "notice", NOTICE).orElse("") : before.notice(),
                rules(body, before.rules()));
    }

    private static String name(Fields body) {
        return plain(body, "name", NAME).filter(name -> !name.isBlank()).orElseThrow(() -> Refused.malformed("name"));
    }

    private static Optional<BlobId> picture(Fields body) {
        return body.text("picture").map(text -> {
            BlobId id = blob(text);
            if (BlobNumber.of(id).isEmpty()) {
                throw unknownPicture();
            }
            return id;
        });
    }

    private static BlobId blob(String text) {
        try {
            return new BlobId(text);
        } catch (IllegalArgumentException wrong) {
            throw unknownPicture();
        }
    }

    static Refused unknownPicture() {
        return new Refused(Code.CONTENT_REFUSED, Map.of("field", "picture"));
    }

    private static GroupRules rules(Fields body, GroupRules before) {
        Fields may = body.map("may").map(Fields::of).orElseGet(() -> Fields.of(Json.map()));
        return new GroupRules(
                word(body, "join", Join::of).orElse(before.join()),
                body.has("history") ? body.flag("history") : before.history(),
                word(may, "invite", Whom::of).orElse(before.invite()),
                word(may, "mention", Whom::of).orElse(before.mention()),
                word(may, "pin", Whom::of).orElse(before.pin()));
    }

    private static <T> Optional<T> word(Fields body, String field, Function<String, Optional<T>> meaning) {
        return body.text(field).map(word -> meaning.apply(word).orElseThrow(() -> Refused.malformed(field)));
    }

    /** A text that every database keeps. */
    private static Optional<String> plain(Fields body, String field, int limit) {
        return body.text(field, limit).map(text -> {
            if (text.indexOf('\0') >= 0) {
                throw Refused.malformed(field);
            }
            return text.strip();
        });
    }

    /** Empty takes it back. */
    static Optional<String> announcement(Fields body) {
        if (!body.has("text")) {
            throw Refused.malformed("text");
        }
        return plain(body, "text", ANNOUNCEMENT).filter(text -> !text.isEmpty());
    }

    static String greeting(Fields body) {
        return plain(body, "greeting", GREETING).orElse("");
    }

    static List<String> users(Fields body) {
        return body.texts("users", Group.NAMED);
    }

    static List<String> someUsers(Fields body) {
        List<String> users = users(body);
        if (users.isEmpty()) {
            throw Refused.malformed("users");
        }
        return users;
    }

    static Role role(Fields body) {
        return switch (body.requiredText("role")) {
            case "administrator" -> Role.ADMINISTRATOR;
            case "member" -> Role.MEMBER;
            default -> throw Refused.malformed("role");
        };
    }

    /** Null ends it. */
    static Silence silence(Fields body) {
        if (!body.has("until")) {
            throw Refused.malformed("until");
        }
        return body.integer("until", Silence.FOR_EVER, Limits.INTEGER)
                .map(Silence::new)
                .map(silence -> {
                    if (!silence.holds(System.currentTimeMillis())) {
                        throw Refused.malformed("until");
                    }
                    return silence;
                })
                .orElse(Silence.NONE);
    }

    static Optional<String> token(Fields body) {
        return body.text("link", TOKEN);
    }

    static Optional<Long> expires(Fields body) {
        return body.integer("expires", 0, Limits.INTEGER);
    }

    /** 0 for any number. */
    static int uses(Fields body) {
        return body.integer("uses", 1, USES).map(Long::intValue).orElse(0);
    }

    static Optional<AccountId> cursor(Fields body) {
        return body.text("cursor").map(text -> {
            try {
                return new AccountId(CURSOR.matcher(text).matches() ? Long.parseLong(text) : 0);
            } catch (IllegalArgumentException wrong) {
                throw Refused.malformed("cursor");
            }
        });
    }
}
