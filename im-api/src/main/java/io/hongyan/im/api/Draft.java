package io.hongyan.im.api;

/** A message that is not accepted yet, as far as a plugin may know it. */
public interface Draft {
    /** Who sends it: the account of the session, never a field of the message. */
    UserName sender();

    /** The user name or group id that it is sent to. */
    String to();

    /** What kind of conversation that is. */
    Kind kind();

    /** The name of its media type. */
    String media();

    /**
     * A blob that the content as sent holds, which its sender may send: the host has asked.
     *
     * @throws IllegalArgumentException if the content holds no such blob
     */
    Blob blob(BlobId id);
}
