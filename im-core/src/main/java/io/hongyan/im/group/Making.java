package io.hongyan.im.group;

import io.hongyan.im.account.Identity;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Announcement;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupCard;
import io.hongyan.im.conversation.GroupChange;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.ConversationId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.storage.SqlFailure;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes groups, says what they are, and ends them. */
final class Making {
    private static final Logger LOG = LoggerFactory.getLogger(Making.class);
    /** As many members as a group has at most, and some transactions can do with. */
    private static final int SOME = 5_000;

    private static final Seq FIRST = new Seq(1);

    private final Desk desk;
    private final BiPredicate<AccountId, BlobId> readable;

    private final LinkBook links;
    private final RequestBook requests;
    private final Executor workers;

    /** @param readable whether an account may read a blob that is a picture */
    Making(Desk desk, BiPredicate<AccountId, BlobId> readable, LinkBook links, RequestBook requests, Executor workers) {
        this.workers = workers;
        this.desk = desk;
        this.readable = readable;
        this.links = links;
        this.requests = requests;
    }

    /** Makes a group of its owner and some others. */
    Group create(Identity owner, Kind kind, GroupCard card, List<String> users) {
        Set<AccountId> members = new HashSet<>(desk.people(users).keySet());
        members.add(owner.account());
        if (members.size() > desk.ground().settings().most(kind)) {
            throw new Refused(Code.TOO_LARGE);
        }
        ConversationId id = desk.ground().groups().create(kind, pictured(owner, card), owner.account(), members);
        Group group = desk.group(id);
        if (group.crowd()) {
            desk.seat(id, members, Optional.of(FIRST));
        }
        desk.tellOfCard(id, owner.account(), "create");
        return group;
    }

    /**
     * Says something else of a group, by an administrator.
     *
     * @param change gives the card as it is to be
     */
    Entry update(Identity who, ConversationId id, UnaryOperator<GroupCard> change) {
        Group group = desk.lock(who, id).asModerator().group();
        GroupCard card = change.apply(group.card());
        boolean samePicture = card.picture().equals(group.card().picture());
        desk.ground().book().change(id, samePicture ? card : pictured(who, card));
        return desk.tellOfCard(id, who.account(), "update");
    }

    private GroupCard pictured(Identity who, GroupCard card) {
        card.picture().ifPresent(picture -> {
            if (!readable.test(who.account(), picture) || !desk.ground().book().hold(picture)) {
                throw GroupFields.unknownPicture();
            }
        });
        return card;
    }

    /**
     * Says what everybody is to know, by an administrator.
     *
     * @param text empty takes it back
     */
    Entry announce(Identity who, ConversationId id, Optional<String> text) {
        desk.lock(who, id).asModerator();
        Seq next = desk.ground().groups().arrival(id, false).first();
        long now = desk.ground().members().now();
        desk.ground().book().announce(id, text.map(said -> new Announcement(said, who.account(), now, next)));
        return desk.tellOfCard(id, who.account(), "announce");
    }

    /** Ends a group for good, by its owner. */
    Entry dissolve(Identity who, ConversationId id) {
        Group group = desk.lock(who, id).asOwner().group();
        Route before = desk.route(id);
        Entry entry = desk.add(
                id,
                new GroupChange(who.account(), "dissolve", desk.ground().cards().card(group)));
        end(id);
        desk.ground().transactions().afterCommit(() -> desk.ground().delivery().end(entry, before));
        return entry;
    }

    /** Leaves nothing of a group but its log. */
    void end(ConversationId id) {
        desk.ground().book().dissolve(id);
        links.removeAll(id);
        requests.removeAll(id);
        desk.forget(id);
        if (desk.ground().book().forget(id, SOME) == SOME) {
            desk.ground().transactions().afterCommit(() -> workers.execute(() -> forgetTheRest(id)));
        }
    }

    /** In small steps: nobody sees these rows any more. */
    private void forgetTheRest(ConversationId id) {
        try {
            int some = SOME;
            while (some == SOME) {
                some = desk.ground()
                        .transactions()
                        .call(() -> desk.ground().book().forget(id, SOME));
            }
        } catch (RuntimeException failure) {
            LOG.error("event=members-left-over group={}", id, SqlFailure.loggable(failure));
        }
    }
}
