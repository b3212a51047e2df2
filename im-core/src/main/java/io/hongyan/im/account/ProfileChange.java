package io.hongyan.im.account;

import io.hongyan.im.packet.Refused;
import java.util.Locale;
import java.util.Optional;

/** What somebody changes about themselves; absent stays as it is. */
public record ProfileChange(Optional<String> name, Optional<String> signature, Optional<Locale> locale) {
    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_SIGNATURE = 200;

    /** @throws Refused naming the field that is too long, empty or holds control characters */
    public ProfileChange {
        name = name.map(text -> line("name", text, 1, LONGEST_NAME));
        signature = signature.map(text -> line("signature", text, 0, LONGEST_SIGNATURE));
        locale.ifPresent(ProfileChange::check);
    }

    private static String line(String field, String text, int shortest, int longest) {
        String stripped = text.strip();
        int length = stripped.codePointCount(0, stripped.length());
        if (length < shortest || length > longest || stripped.chars().anyMatch(Character::isISOControl)) {
            throw Refused.malformed(field);
        }
        return stripped;
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
                locale.orElse(account.locale()),
                account.state(),
                account.roles());
    }
}
