package io.hongyan.im.plugin.redpacket;

import java.math.BigDecimal;

/** Cents as people read them. */
final class Money {
    private Money() {}

    /** As {@code 12.34}. */
    static String text(long cents) {
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }
}
