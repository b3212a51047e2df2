package io.hongyan.im.api;

import java.util.Map;

/**
 * A message's content as a filter sees it.
 *
 * @param fields the content map: strings, numbers, booleans, lists and maps of these; not to be changed
 * @param plainText the message as plain text
 */
public record Content(Map<String, Object> fields, String plainText) {}
