package io.hongyan.im.plugin.testkit;

/**
 * A content that must be refused.
 *
 * @param content in JSON, as a client sends it
 * @param field the field that the refusal must name
 */
public record Invalid(String content, String field) {}
