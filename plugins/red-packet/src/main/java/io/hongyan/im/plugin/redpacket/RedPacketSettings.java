package io.hongyan.im.plugin.redpacket;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * What an administrator may set.
 *
 * @param currency ISO 4217, for the pages; all amounts are hundredths of it
 * @param mostAmount cents of one packet
 * @param mostCount shares of one packet
 * @param hours after which unopened money goes back
 * @param welcome cents that a new wallet begins with
 */
record RedPacketSettings(
        @NotNull @Pattern(regexp = "[A-Z]{3}") String currency,
        @Min(1) @Max(100_000_000) long mostAmount,
        @Min(1) @Max(500) int mostCount,
        @Min(1) @Max(720) int hours,
        @Min(0) @Max(100_000_000) long welcome) {

    static final RedPacketSettings DEFAULT = new RedPacketSettings("CNY", 2_000_000, 100, 24, 10_000);
}
