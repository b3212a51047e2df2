package io.hongyan.im.fetch;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * All addresses that begin with the same bits.
 *
 * @param bits how many of them, from the left
 */
record AddressRange(InetAddress first, int bits) {
    /** @param text as {@code 10.0.0.0/8} or {@code fc00::/7} */
    static AddressRange of(String text) {
        int slash = text.indexOf('/');
        try {
            return new AddressRange(
                    InetAddress.getByName(text.substring(0, slash)), Integer.parseInt(text.substring(slash + 1)));
        } catch (UnknownHostException impossible) {
            throw new IllegalArgumentException("not a range: " + text, impossible);
        }
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        byte[] own = first.getAddress();
        int rest = own.length * Byte.SIZE - bits;
        return bytes.length == own.length
                && new BigInteger(1, bytes).shiftRight(rest).equals(new BigInteger(1, own).shiftRight(rest));
    }
}
