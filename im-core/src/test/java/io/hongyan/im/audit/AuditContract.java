package io.hongyan.im.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Json;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every audit does. */
interface AuditContract {
    Actor ADMIN = Actor.of(new AccountId(7), "192.0.2.1");

    Audit audit();

    private Act last() {
        return audit().latest(1).get(0);
    }

    @Test
    default void keepsWhoDidWhatToWhatAndWhen() {
        long before = System.currentTimeMillis();
        audit().write(ADMIN, "plugin.stop", "词", Json.map().put("why", "\"雁\""));

        Act act = last();
        assertThat(act.time()).isBetween(before, System.currentTimeMillis());
        assertThat(act.actor()).isEqualTo(ADMIN);
        assertThat(act.action()).isEqualTo("plugin.stop");
        assertThat(act.subject()).isEqualTo("词");
        assertThat(act.detail()).isEqualTo(Json.map().put("why", "\"雁\""));
    }

    @Test
    default void givesTheNewestFirstAndNoMoreThanAsked() {
        List<String> subjects =
                List.of(UUID.randomUUID().toString(), UUID.randomUUID().toString());
        subjects.forEach(subject -> audit().write(Actor.SYSTEM, "plugin.state", subject, Json.map()));

        assertThat(audit().latest(2)).extracting(Act::subject).containsExactly(subjects.get(1), subjects.get(0));
        assertThat(audit().latest(1)).hasSize(1);
    }

    @Test
    default void cutsWhatIsTooLong() {
        audit().write(
                        new Actor("system", "a".repeat(500)),
                        "plugin.state",
                        "雁".repeat(500),
                        Json.map().put("why", "x".repeat(Audit.DETAIL)));

        Act act = last();
        assertThat(act.subject()).isEqualTo("雁".repeat(200));
        assertThat(act.actor().address()).isEqualTo("a".repeat(64));
        assertThat(act.detail()).isEqualTo(Json.map().put("cut", true));
    }
}
