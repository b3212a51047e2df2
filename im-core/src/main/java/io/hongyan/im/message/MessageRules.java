package io.hongyan.im.message;

import java.time.Duration;

/**
 * How long people may change their messages; a moderator may recall others' at any time.
 *
 * @param edit after sending; zero for never ({@code im.message.edit}, minutes)
 * @param recall after sending; zero for never ({@code im.message.recall}, minutes)
 */
public record MessageRules(Duration edit, Duration recall) {}
