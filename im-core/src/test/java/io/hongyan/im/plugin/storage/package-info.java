@org.jspecify.annotations.NullMarked
package io.hongyan.im.plugin.storage;
