package io.hongyan.im.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.api.Kind;
import io.hongyan.im.conversation.Audience;
import io.hongyan.im.conversation.Entry;
import io.hongyan.im.conversation.Group;
import io.hongyan.im.conversation.GroupRules;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Who is told that a crowd ends while others still come and go, on every database. */
interface CrowdEndContract {
    GroupTown groups();

    private Group channel(Town.Person owner, Town.Person... others) {
        return groups().create(owner, Kind.CHANNEL, GroupTown.card("news", GroupRules.of(Kind.CHANNEL)), others);
    }

    @Test
    default void tellsOfItsEndWhoCameInAMomentBefore() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = channel(alice);
        endsAfter(alice, group, () -> groups().coming.join(bob.who(), group.id(), ""));
        Entry end = lastOf(group);
        assertThat(ChannelContract.seqs(alice)).endsWith(end.seq().value());
        assertThat(ChannelContract.seqs(bob)).containsExactly(end.seq().value());
        groups().town.delivery.entry(end, Audience.of(new Route(group.id(), Kind.CHANNEL, Set.of(), 0, true)));
        assertThat(ChannelContract.seqs(bob)).hasSize(1);
    }

    @Test
    default void doesNotTellOfItsEndWhoWentAMomentBefore() {
        Town.Person alice = groups().person("alice");
        Town.Person bob = groups().person("bob");
        Group group = channel(alice, bob);
        List<Long> before = ChannelContract.seqs(bob);
        endsAfter(alice, group, () -> groups().going.leave(bob.who(), group.id()));
        assertThat(ChannelContract.seqs(alice)).endsWith(lastOf(group).seq().value());
        assertThat(ChannelContract.seqs(bob)).isEqualTo(before);
    }

    /** Commits a change, and has the group end and told of that before anything else follows from the change. */
    private void endsAfter(Town.Person owner, Group group, Supplier<?> change) {
        groups().run(() -> {
            groups().town.transactions.afterCommit(() -> dissolve(owner, group));
            Object unused = change.get();
        });
    }

    private void dissolve(Town.Person owner, Group group) {
        Entry unused = groups().call(() -> groups().making.dissolve(owner.who(), group.id()));
    }

    private Entry lastOf(Group group) {
        List<Entry> log = groups().log(group);
        return log.get(log.size() - 1);
    }
}
