package io.hongyan.im.web.rest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of bytes (RFC 9110, section 14).
 *
 * @param from the first
 * @param length how many; none of a range that lies behind the end
 */
record ByteRange(long from, long length) {
    private static final Pattern FORM = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    /**
     * Reads the header.
     *
     * @return empty if there is none, or one that we need not understand, as of several ranges: then all is asked for
     */
    static Optional<ByteRange> of(@Nullable String header, long size) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        if (!form.matches() || (form.group(1).isEmpty() && form.group(2).isEmpty())) {
            return Optional.empty();
        }
        if (form.group(1).isEmpty()) {
            long length = Math.min(Long.parseLong(form.group(2)), size);
            return Optional.of(new ByteRange(size - length, length));
        }
        long from = Long.parseLong(form.group(1));
        long last = form.group(2).isEmpty() ? Long.MAX_VALUE : Long.parseLong(form.group(2));
        if (last < from) {
            return Optional.empty();
        }
        return Optional.of(new ByteRange(from, from >= size ? 0 : Math.min(last, size - 1) - from + 1));
    }

    boolean isSatisfiable() {
        return length > 0;
    }

    String contentRange(long size) {
        return "bytes " + from + "-" + (from + length - 1) + "/" + size;
    }
}
