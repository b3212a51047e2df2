package io.hongyan.im.conversation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Something was done to a message. The entry carries the resulting state, never a difference.
 *
 * @param about the message
 * @param fields on the wire beside {@code target} and {@code asOf}: of an edit {@code content, body}; of a reaction
 *     {@code reactions}, each without {@code mine}; of a pin {@code pinned}; of a recall none
 * @param holds what the content of an edit is to hold; empty in an entry that was read back
 */
public record MessageChange(AccountId sender, What what, Seq about, ObjectNode fields, Set<BlobId> holds)
        implements Happening {
    /** What was done. */
    public enum What {
        EDIT,
        RECALL,
        REACTION,
        PIN;

        /** On the wire, as the entry's kind. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a word on the wire means, if it means any. */
        public static Optional<What> of(String word) {
            return Arrays.stream(values())
                    .filter(what -> what.word().equals(word))
                    .findAny();
        }
    }

    public MessageChange {
        holds = Set.copyOf(holds);
    }

    public MessageChange(AccountId sender, What what, Seq about, ObjectNode fields) {
        this(sender, what, about, fields, Set.of());
    }

    @Override
    public String kind() {
        return what.word();
    }

    @Override
    public Optional<Seq> target() {
        return Optional.of(about);
    }
}
