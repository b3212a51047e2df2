package io.hongyan.im.conformance.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What two people said to each other, as the protocol says it should be. */
final class Talk {
    private final Set<String> members;
    private final List<Said> said = new ArrayList<>();
    private final Map<String, Integer> read = new HashMap<>();
    private String id = "";

    Talk(String one, String other) {
        members = one.equals(other) ? Set.of(one) : Set.of(one, other);
    }

    /** A message as the model remembers it. */
    record Said(String from, String to, String text, String clientId) {}

    Set<String> members() {
        return members;
    }

    /** The server's name for this conversation, once it has told. */
    String id() {
        return id;
    }

    void id(String told) {
        id = told;
    }

    int last() {
        return said.size();
    }

    Said at(int seq) {
        return said.get(seq - 1);
    }

    /** The seq of what this sender said under this client id; 0 if nothing. */
    int seqOf(String from, String clientId) {
        for (int seq = 1; seq <= last(); seq++) {
            if (at(seq).from().equals(from) && at(seq).clientId().equals(clientId)) {
                return seq;
            }
        }
        return 0;
    }

    void say(Said message) {
        said.add(message);
        read(message.from(), last());
    }

    void read(String member, int seq) {
        read.merge(member, seq, Math::max);
    }

    int read(String member) {
        return read.getOrDefault(member, 0);
    }

    int unread(String member) {
        return last() - read(member);
    }
}
