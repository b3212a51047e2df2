package io.hongyan.im.plugin.link;

import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** An address of the web, and what there is to see. */
final class LinkType implements MediaType<Link> {
    // as browsers take them: looser than java.net.URI
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)https?://[^/?#\\\\\\s\\p{Cntrl}]+([/?#][^\\s\\p{Cntrl}]*)?");

    private final Host host;
    private final SlowHosts slow = new SlowHosts();

    LinkType(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "link";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(7);
    }

    @Override
    public Class<Link> content() {
        return Link.class;
    }

    @Override
    public void check(Link content, Draft draft) throws ContentRefused {
        if (!ADDRESS.matcher(content.url()).matches()) {
            throw new ContentRefused("url", host.texts().get("link.form"));
        }
    }

    /** A page that can't be had is no error: the link goes without its title. */
    @Override
    public Link prepare(Link content, Draft draft) {
        return new Visit(host, slow, draft.sender()).describe(content.url());
    }

    @Override
    public String plainText(Link content, Texts texts) {
        return texts.get(
                "link.preview", content.title() == null ? content.url() : content.title() + " " + content.url());
    }
}
