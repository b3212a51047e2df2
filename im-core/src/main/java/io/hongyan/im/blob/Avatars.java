package io.hongyan.im.blob;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.hongyan.im.account.Accounts;
import io.hongyan.im.api.BlobId;
import io.hongyan.im.id.AccountId;
import io.hongyan.im.packet.Code;
import io.hongyan.im.packet.Fields;
import io.hongyan.im.packet.Refused;
import io.hongyan.im.people.ProfilePart;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * {@code avatar} of a profile: a picture that the person may read when it becomes one, and everybody from then on. The
 * account's row holds it; it is locked meanwhile, so that no sweep takes it.
 */
final class Avatars implements ProfilePart {
    private final Accounts accounts;
    private final Library library;
    private final BlobBook book;
    private final Clock clock;

    Avatars(Accounts accounts, Library library, BlobBook book, Clock clock) {
        this.accounts = accounts;
        this.library = library;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void show(AccountId who, ObjectNode answer) {
        // it stands on the card
    }

    @Override
    public void change(AccountId who, Fields body) {
        if (!body.has("avatar")) {
            return;
        }
        Optional<BlobId> next = body.text("avatar").map(text -> readable(who, text));
        accounts.change(who, account -> {
            account.avatar().filter(before -> !next.equals(Optional.of(before))).ifPresent(this::letGo);
            next.ifPresent(this::hold);
            return account.withAvatar(next);
        });
    }

    private BlobId readable(AccountId who, String text) {
        return Optional.of(text)
                .filter(BlobId::isValid)
                .map(BlobId::new)
                .filter(id -> library.isPictureFor(who, id))
                .orElseThrow(Avatars::refused);
    }

    private void hold(BlobId picture) {
        if (!book.lock(picture)) {
            throw refused();
        }
    }

    private void letGo(BlobId picture) {
        book.look(picture, clock.millis());
    }

    private static Refused refused() {
        return new Refused(Code.CONTENT_REFUSED, Map.of("field", "avatar"));
    }

    @Override
    public void renamed(AccountId who) {
        // nothing here shows a name
    }
}
