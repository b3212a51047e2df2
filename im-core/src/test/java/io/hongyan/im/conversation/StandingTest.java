package io.hongyan.im.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.conversation.MessageChange.What;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.id.Seq;
import io.hongyan.im.packet.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StandingTest {
    private static final NewMessage SAID = new NewMessage(
            new AccountId(1),
            Optional.empty(),
            "chat",
            "text",
            Json.map().put("text", "regretted"),
            "regretted",
            Optional.of("a subject"),
            Optional.empty(),
            List.of(),
            Set.of());

    /** Its row may have been read before the recall, and its states after it. */
    @Test
    void leavesNothingOfAMessageThatWasRecalledAfterItWasRead() {
        Standing.Change recall = new Standing.Change(Json.map(), 1);
        NewMessage left = new Standing(new Seq(2), Map.of(), Map.of(What.RECALL, recall)).appliedTo(SAID);
        assertThat(left.content()).isEmpty();
        assertThat(left.body()).isEmpty();
        assertThat(left.subject()).isEmpty();
    }

    @Test
    void showsTheNewestContent() {
        Standing.Change edit = new Standing.Change(
                Json.map().put("body", "better").set("content", Json.map().put("text", "better")), 1);
        NewMessage now = new Standing(new Seq(2), Map.of(), Map.of(What.EDIT, edit)).appliedTo(SAID);
        assertThat(now.body()).isEqualTo("better");
        assertThat(now.subject()).hasValue("a subject");
    }
}
