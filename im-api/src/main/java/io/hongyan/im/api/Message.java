package io.hongyan.im.api;

/**
 * A message of one of the plugin's own media types.
 *
 * @param id on the wire, unique in the installation; known before the message is stored
 * @param sender who sends it: the account of the session, never a field of the message
 * @param conversation where it goes
 */
public record Message(String id, UserName sender, Conversation conversation) {}
