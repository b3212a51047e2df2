package io.hongyan.im.conformance.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All conversations, as the protocol says they should be. */
final class Model {
    private final Map<String, Talk> talks = new TreeMap<>();

    Talk between(String one, String other) {
        String key = one.compareTo(other) <= 0 ? one + " " + other : other + " " + one;
        return talks.computeIfAbsent(key, any -> new Talk(one, other));
    }

    /** The conversations in which somebody said something and this person is. */
    List<Talk> of(String person) {
        return talks.values().stream()
                .filter(talk -> talk.last() > 0 && talk.members().contains(person))
                .toList();
    }

    Talk withId(String id) {
        return talks.values().stream()
                .filter(talk -> talk.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nobody began " + id));
    }
}
