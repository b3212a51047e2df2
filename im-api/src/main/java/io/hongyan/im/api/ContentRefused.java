package io.hongyan.im.api;

/** A media type does not take this content. The sender is told the field and the reason (code 42201). */
public final class ContentRefused extends Exception {
    private final String field;

    /**
     * @param field the field of the content, as on the wire
     * @param reason what is wrong and what to do, in the installation's language, without the content itself
     */
    public ContentRefused(String field, String reason) {
        super(reason, null, false, false);
        this.field = field;
    }

    /** The field of the content, as on the wire. */
    public String field() {
        return field;
    }
}
