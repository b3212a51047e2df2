package io.hongyan.im.plugin.merged;

import io.hongyan.im.api.Act;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** What somebody forwarded in one piece. */
final class MergedType implements MediaType<Merged> {
    @Override
    public String name() {
        return "merged";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(12);
    }

    @Override
    public Class<Merged> content() {
        return Merged.class;
    }

    /** Nobody can send one: what others said would be claimed and not known. */
    @Override
    public boolean allows(Act act) {
        return act == Act.FORWARD || act == Act.RECALL;
    }

    @Override
    public String plainText(Merged content, Texts texts) {
        return texts.get("merged.preview", content.title())
                + content.items().stream().map(Merged.Item::line).collect(Collectors.joining("\n", "\n", ""));
    }
}
