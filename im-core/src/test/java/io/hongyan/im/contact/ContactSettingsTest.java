package io.hongyan.im.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactSettingsTest {
    private static ContactSettings read(Map<String, String> values) {
        return ContactSettings.read(key -> Optional.ofNullable(values.get(key)));
    }

    @Test
    void letsEverybodyWriteByDefault() {
        assertThat(read(Map.of()))
                .isEqualTo(new ContactSettings(Writers.EVERYBODY, Duration.ofDays(30), Duration.ofHours(24)));
    }

    @Test
    void readsWhatTheOperatorChose() {
        assertThat(read(Map.of(
                        "im.contact.write", "contacts",
                        "im.contact.request.days", "7",
                        "im.contact.again.hours", "0")))
                .isEqualTo(new ContactSettings(Writers.CONTACTS, Duration.ofDays(7), Duration.ZERO));
    }

    @Test
    void refusesWhatCanNotBe() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "im.contact.write", "nobody",
                        "im.contact.request.days", "0",
                        "im.contact.again.hours", "721")
                .entrySet()) {
            assertThatThrownBy(() -> read(Map.of(wrong.getKey(), wrong.getValue())))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.getKey() + "=" + wrong.getValue());
        }
    }
}
