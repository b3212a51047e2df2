package io.hongyan.im.plugin.ldap;

import javax.naming.ldap.Rdn;

/** Distinguished names out of patterns. */
final class Dns {
    private Dns() {}

    /** The pattern with the value, whatever characters it has, as one value (RFC 4514). */
    static String of(String pattern, String value) {
        return pattern.replace("{0}", Rdn.escapeValue(value));
    }
}
