@NullMarked
package io.hongyan.im.plugin.text;

import org.jspecify.annotations.NullMarked;
