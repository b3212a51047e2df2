package io.hongyan.im.plugin.contact;

import io.hongyan.im.api.ContentRefused;
import io.hongyan.im.api.Draft;
import io.hongyan.im.api.Host;
import io.hongyan.im.api.MediaType;
import io.hongyan.im.api.People;
import io.hongyan.im.api.Texts;
import java.util.OptionalInt;

/** Somebody's card, handed on. */
final class ContactType implements MediaType<Contact> {
    private final Host host;

    ContactType(Host host) {
        this.host = host;
    }

    @Override
    public String name() {
        return "contact";
    }

    @Override
    public OptionalInt number() {
        return OptionalInt.of(9);
    }

    @Override
    public Class<Contact> content() {
        return Contact.class;
    }

    @Override
    public Contact prepare(Contact content, Draft draft) throws ContentRefused {
        People.Card card = host.people()
                .find(content.user())
                .orElseThrow(() -> new ContentRefused("user", host.texts().get("contact.unknown")));
        return new Contact(card.user(), card.name(), card.avatar().orElse(null));
    }

    @Override
    public String plainText(Contact content, Texts texts) {
        String user = content.user().value();
        return texts.get("contact.preview", content.name() == null ? user : content.name(), user);
    }
}
