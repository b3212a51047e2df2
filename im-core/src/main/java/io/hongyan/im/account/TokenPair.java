package io.hongyan.im.account;

/**
 * What a device proves itself with.
 *
 * @param access good for {@code expiresIn} seconds
 * @param refresh good for one new pair
 */
public record TokenPair(String access, String refresh, long expiresIn) {
    @Override
    public String toString() {
        return "TokenPair[hidden]";
    }
}
