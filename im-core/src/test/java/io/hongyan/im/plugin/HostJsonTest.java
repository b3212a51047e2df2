package io.hongyan.im.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HostJsonTest {
    private final HostJson json = new HostJson();

    @Test
    void readsWhatItWrites() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", "雁\n");
        fields.put("list", List.of(1, 2.5, true, Map.of("a", "b")));

        assertThat(json.write(fields)).isEqualTo("{\"text\":\"雁\\n\",\"list\":[1,2.5,true,{\"a\":\"b\"}]}");
        assertThat(json.read(json.write(fields))).isEqualTo(fields);
    }

    @Test
    void writesNoObjectsOfAPlugin() {
        assertThatThrownBy(() -> json.write(Map.of("a", new Object()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsNothingButAMapAndDoesNotRepeatTheText() {
        for (String text :
                List.of("", "[1]", "\"secret\"", "{secret", "{} {}", "{\"a\":".repeat(20) + "1" + "}".repeat(20))) {
            assertThatThrownBy(() -> json.read(text))
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageNotContaining("secret");
        }
    }
}
