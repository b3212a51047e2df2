@NullMarked
package io.hongyan.im.plugin.link;

import org.jspecify.annotations.NullMarked;
