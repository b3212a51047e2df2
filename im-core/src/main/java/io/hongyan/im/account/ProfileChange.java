package io.hongyan.im.account;

import io.hongyan.im.packet.Refused;
import java.util.Locale;
import java.util.Optional;

/** What somebody changes about themselves; absent stays as it is. */
public record ProfileChange(Optional<String> name, Optional<String> signature, Optional<Locale> locale) {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SIGNATURE = 200;

    /** @throws Refused naming the field that is too long, empty or no plain text */
    public ProfileChange {
        name = name.map(text -> PlainText.line("name", text, 1, LONGEST_NAME));
        signature = signature.map(text -> PlainText.line("signature", text, 0, LONGEST_SIGNATURE));
        locale.ifPresent(ProfileChange::check);
    }

    private static void check(Locale locale) {
        if (locale.getLanguage().isEmpty() || locale.toLanguageTag().length() > 35) {
            throw Refused.malformed("locale");
        }
    }

    Account appliedTo(Account account) {
        return new Account(
                account.id(),
                account.username(),
                name.orElse(account.name()),
                signature.orElse(account.signature()),
                account.avatar(),
                account.post(),
                account.quiet(),
                locale.orElse(account.locale()),
                account.state(),
                account.roles());
    }
}
