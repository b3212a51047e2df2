/**
 * What a plugin author compiles against. A plugin is one jar with a descriptor
 * {@code META-INF/hongyan/plugin.properties} and an entry point named in
 * {@code META-INF/services/io.hongyan.im.api.Plugin}; nothing outside this package is promised to it.
 */
@NullMarked
package io.hongyan.im.api;

import org.jspecify.annotations.NullMarked;
