package io.hongyan.im.account;

/** What is kept of a password: parameters, salt and hash in the usual form of Argon2. Never shown. */
public record PasswordHash(String value) {
    /** Of who has no password here. */
    static final PasswordHash NONE = new PasswordHash("");

    boolean isKept() {
        return !value.isEmpty();
    }

    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
