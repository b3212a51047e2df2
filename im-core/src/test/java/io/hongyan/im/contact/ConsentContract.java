package io.hongyan.im.contact;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.contact.ContactTown.Node;
import io.hongyan.im.conversation.Address;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Refused;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Who may write to whom, on every database; and that nothing slips through while that changes. */
interface ConsentContract {
    ContactTown town();

    @Test
    default void keepsMessagesOfTheBlockedOut() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Node node = town().node();
        assertThat(town().write(node, bob, alice)).isPresent();
        assertThat(town().roster(alice, "block", bob).path("state").asText()).isEqualTo("blocked");
        assertThat(town().write(node, bob, alice)).isEmpty();
        assertThat(town().write(node, alice, bob)).isPresent();
        assertThat(town().write(node, bob, bob)).isPresent();
        town().roster(alice, "unblock", bob);
        assertThat(town().write(node, bob, alice)).isPresent();
        assertThat(town().written(bob, alice)).isEqualTo(2);
    }

    @Test
    default void makesNoConversationForTheBlocked() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().roster(alice, "block", bob);
        assertThat(town().write(town().node(), bob, alice)).isEmpty();
        assertThat(town().town.transactions.call(() -> town().town.book.direct(alice.id(), bob.id())))
                .isEmpty();
    }

    /** What is under way when somebody is blocked was checked before; the log has it checked again. */
    @Test
    default void checksAgainWhatIsUnderWay() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        town().acquaint(alice, bob);
        for (String revoke : new String[] {"block", "remove", "choose"}) {
            Address address = town().node().directory().address(bob.who(), alice.name());
            Route route = address.route();
            revoke(alice, bob, revoke);
            assertThat(ContactTown.refusal(() -> town().store(address, bob, route))
                            .map(Refused::code))
                    .as(revoke)
                    .contains(Code.NOT_WANTED);
            town().choose(town().node(), alice, "everybody");
            ContactTown.refusal(() -> town().roster(alice, "unblock", bob));
        }
    }

    private void revoke(Town.Person alice, Town.Person bob, String how) {
        if (how.equals("block")) {
            town().roster(alice, "block", bob);
            return;
        }
        town().choose(town().node(), alice, "contacts");
        if (how.equals("remove")) {
            assertThat(town().write(town().node(), bob, alice)).isPresent();
            town().roster(alice, "remove", bob);
        }
    }

    @Test
    default void leavesItToEachPerson() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person eve = town().person("eve");
        Node node = town().node();
        town().acquaint(alice, bob);
        town().choose(node, alice, "contacts");
        assertThat(town().write(node, bob, alice)).isPresent();
        assertThat(town().write(node, eve, alice)).isEmpty();
        assertThat(town().write(node, alice, eve)).isPresent();
        assertThat(town().write(node, alice, alice)).isPresent();
        town().choose(node, alice, "everybody");
        assertThat(town().write(node, eve, alice)).isPresent();
    }

    @Test
    default void letsTheOperatorChoose() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Town.Person eve = town().person("eve");
        town().acquaint(alice, bob);
        Node contacts = town().node(ContactTown.settings(Writers.CONTACTS), Organisation.ONE);
        assertThat(town().write(contacts, bob, alice)).isPresent();
        assertThat(town().write(contacts, eve, alice)).isEmpty();
        Set<AccountId> inside = Set.of(alice.id(), eve.id());
        Node organisation = town().node(
                        ContactTown.settings(Writers.ORGANISATION),
                        (one, other) -> inside.contains(one) == inside.contains(other));
        assertThat(town().write(organisation, eve, alice)).isPresent();
        assertThat(town().write(organisation, bob, alice)).isEmpty();
        assertThat(town().write(organisation, bob, bob)).isPresent();
        assertThat(organisation.contacts().sight().among(alice.id(), Set.of(bob.id(), eve.id())))
                .containsExactly(eve.id());
    }

    @Test
    default void checksAnewWhoMovesToAnotherOrganisation() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        AtomicBoolean shared = new AtomicBoolean(true);
        Node node = town().node(ContactTown.settings(Writers.ORGANISATION), (one, other) -> shared.get());
        Address address = node.directory().address(bob.who(), alice.name());
        Route route = address.route();
        town().store(address, bob, route);
        town().town.transactions.run(() -> {
            shared.set(false);
            node.contacts().moved(bob.id());
        });
        assertThat(ContactTown.refusal(() -> town().store(address, bob, route)).map(Refused::code))
                .contains(Code.NOT_WANTED);
    }

    /** Another node remembers what was. */
    @Test
    default void holdsOnEveryNode() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Node other = town().node(ContactTown.OPEN, Organisation.ONE);
        assertThat(town().write(other, bob, alice)).isPresent();
        town().roster(alice, "block", bob);
        assertThat(town().write(other, bob, alice)).isEmpty();
        assertThat(town().write(other, bob, alice)).isEmpty();
        town().roster(alice, "unblock", bob);
        assertThat(town().write(other, bob, alice)).isPresent();
        town().roster(other, alice, "block", bob);
        assertThat(town().write(town().node(), bob, alice)).isEmpty();
    }

    @Test
    default void refusesOtherDeedsInTheConversationToo() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Node node = town().node();
        town().write(node, bob, alice);
        Route route = node.directory().direct(alice.id(), bob.id()).orElseThrow();
        town().town.transactions.run(() -> node.directory().requireConsent(route, bob.id()));
        town().roster(alice, "block", bob);
        assertThat(ContactTown.refusal(() -> town().town.transactions.call(() -> {
                            node.directory().requireConsent(route, bob.id());
                            return true;
                        }))
                        .map(Refused::code))
                .contains(Code.NOT_WANTED);
        town().town.transactions.run(() -> node.directory().requireConsent(route, alice.id()));
    }

    @Test
    default void hidesWhoMayNotWrite() {
        Town.Person alice = town().person("alice");
        Town.Person bob = town().person("bob");
        Sight sight = town().node().contacts().sight();
        assertThat(sight.among(bob.id(), Set.of(alice.id(), bob.id()))).hasSize(2);
        town().roster(alice, "block", bob);
        assertThat(sight.among(bob.id(), Set.of(alice.id(), bob.id()))).containsExactly(bob.id());
        assertThat(sight.among(alice.id(), Set.of(bob.id()))).isEmpty();
        assertThat(town().node().directory().isOpen(bob.id(), alice.id())).isFalse();
        town().roster(alice, "unblock", bob);
        assertThat(sight.among(bob.id(), Set.of(alice.id()))).hasSize(1);
        town().choose(town().node(), alice, "contacts");
        assertThat(sight.among(bob.id(), Set.of(alice.id()))).isEmpty();
        assertThat(sight.among(alice.id(), Set.of(bob.id()))).isEmpty();
        town().acquaint(alice, bob);
        assertThat(sight.among(bob.id(), Set.of(alice.id()))).hasSize(1);
        assertThat(sight.contacts(bob.id(), 10)).containsExactly(alice.id());
        town().roster(bob, "block", alice);
        assertThat(sight.contacts(bob.id(), 10)).isEmpty();
    }
}
