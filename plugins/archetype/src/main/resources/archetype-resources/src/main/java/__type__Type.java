package ${package};

import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;

/** What the server does with a message of this type. */
final class ${type}Type implements MediaType<${type}> {
    @Override
    public String name() {
        return "${id}";
    }

    @Override
    public Class<${type}> content() {
        return ${type}.class;
    }

    /** What clients show that don't know this type. */
    @Override
    public String plainText(${type} content, Texts texts) {
        return texts.get("${id}.preview", content.words(), "!".repeat(content.marks()));
    }
}
