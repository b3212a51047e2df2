package io.hongyan.im.message;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.hongyan.im.conversation.Membership;
import io.hongyan.im.conversation.Place;
import io.hongyan.im.conversation.Route;
import io.hongyan.im.conversation.Town;
import io.hongyan.im.id.Seq;

/** Two people, one of whom has said {@code first}. */
record Talk(Town town, Sight sight, Town.Person alice, Town.Person bob, Route route, Place place) {
    Place at(long seq) {
        return new Place(place.conversation(), new Seq(seq));
    }

    Membership member(Town.Person person) {
        return town.transactions
                .call(() -> town.book.membership(place.conversation(), person.id()))
                .orElseThrow();
    }

    ArrayNode history(Town.Person person) {
        return town.transactions.call(() -> sight.json(
                sight.member(person.who(), place.conversation()),
                town.log.after(place.conversation(), new Seq(0), 100)));
    }

    long now() {
        return town.transactions.call(town.book::now);
    }
}
