package io.hongyan.im.blob;

/**
 * Bytes that are kept once, however often they were uploaded.
 *
 * @param id of this keeping of them: the same bytes, gone and uploaded again, have another
 * @param sha256 64 lower-case hexadecimal digits
 * @param thumbnail whether there is a small picture of them
 */
public record StoredBytes(long id, String sha256, long size, Facts facts, boolean thumbnail) {
    /** What the store knows them by. */
    public String key() {
        return sha256 + "-" + id;
    }

    /** What the store knows their thumbnail by. */
    public String thumbnailKey() {
        return thumbnailKey(key());
    }

    static String thumbnailKey(String key) {
        return key + "-small";
    }
}
