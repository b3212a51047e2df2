package io.hongyan.im.live.jar;

import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Plugin;
import io.hongyan.im.api.Texts;
import jakarta.validation.constraints.NotBlank;
import java.util.List;

/** One media type, whose plain text names the version of the jar. */
public final class LivePlugin implements Plugin {
    /** What the sender provides. */
    public record Live(@NotBlank String text) {}

    private static final class LiveType implements MediaType<Live> {
        @Override
        public String name() {
            return "live";
        }

        @Override
        public Class<Live> content() {
            return Live.class;
        }

        @Override
        public Live prepare(Live live, Draft draft) {
            return new Live(live.text().strip());
        }

        @Override
        public String plainText(Live live, Texts texts) {
            return texts.get("live.preview", live.text());
        }
    }

    @Override
    public List<MediaType<?>> mediaTypes(Host host) {
        return List.of(new LiveType());
    }
}
