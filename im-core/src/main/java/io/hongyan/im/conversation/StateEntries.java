package io.hongyan.im.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Encoded;
import io.hongyan.im.packet.Json;
import io.hongyan.im.packet.Limits;
import java.util.List;

/** New states of messages as entries of their logs: what plugins add to a conversation beside messages. */
public final class StateEntries {
    /** The most in one transaction. */
    public static final int MOST = 16;

    private final Additions additions;

    public StateEntries(Additions additions) {
        this.additions = additions;
    }

    /**
     * A new state of a message.
     *
     * @param message from {@link EntryLog#find}
     * @param kind {@code TYPE.NAME}
     * @param by whose doing it was
     * @param state the resulting one, at most {@link Limits#CONTENT} bytes in JSON
     */
    public record Change(Entry message, String kind, AccountId by, JsonNode state) {
        /** @throws IllegalArgumentException if the state is too large or too deep, or the kind has another form */
        public Change {
            String text = Json.write(state);
            if (Encoded.utf8(text) > Limits.CONTENT) {
                throw new IllegalArgumentException(kind + ": a state has at most " + Limits.CONTENT + " bytes");
            }
            try {
                Json.read(text);
            } catch (JsonProcessingException tooDeep) {
                throw new IllegalArgumentException(kind + ": a state can't be nested so deep", tooDeep);
            }
        }

        private Addition addition() {
            return new Addition(message.conversation(), new NewState(by, kind, message.seq(), state));
        }
    }

    /**
     * Adds entries inside the running transaction, all of it at once and as its last work: their conversations are
     * locked from here to its end, in the order of their ids. Every device of every member is told after the commit.
     *
     * @throws IllegalArgumentException if there are more than {@link #MOST}
     */
    public List<Entry> append(List<Change> changes) {
        if (changes.size() > MOST) {
            throw new IllegalArgumentException("a transaction adds at most " + MOST + " entries");
        }
        return additions.add(changes.stream().map(Change::addition).toList());
    }
}
