package io.hongyan.im.server;

import io.hongyan.im.account.AccountFeature;
import io.hongyan.im.contact.ContactFeature;
import io.hongyan.im.presence.Presence;
import io.hongyan.im.session.Sessions;

/** Who is there, told of sessions and contacts. */
final class PresenceParts {
    private PresenceParts() {}

    static Presence of(Features.Ground ground, AccountFeature people, Sessions sessions, ContactFeature contacts) {
        Presence presence = new Presence(new Presence.Ground(
                people.accounts(),
                people.logins(),
                sessions,
                contacts.sight(),
                ground.threads().timer(),
                new Background(ground.threads().workers(), "presence")));
        sessions.listen(presence);
        contacts.listen(presence);
        sessions.listen(new LastSeen(people.logins(), ground.threads().workers()));
        return presence;
    }
}
