package io.hongyan.im.api;

/** A message that is not accepted yet, as far as a plugin may know it. */
public interface Draft {
    /** Who sends it: the account of the session, never a field of the message. */
    UserName sender();

    /** The user name or group id that it is sent to. */
    String to();

    /** The name of its media type. */
    String media();
}
