@NullMarked
package io.hongyan.im.plugin.testkit;

import org.jspecify.annotations.NullMarked;
