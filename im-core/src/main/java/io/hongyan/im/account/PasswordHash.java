package io.hongyan.im.account;

/** What is kept of a password: parameters, salt and hash in the usual form of Argon2. Never shown. */
public record PasswordHash(String value) {
    @Override
    public String toString() {
        return "PasswordHash[hidden]";
    }
}
