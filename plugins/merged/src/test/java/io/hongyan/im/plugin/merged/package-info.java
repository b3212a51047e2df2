@NullMarked
package io.hongyan.im.plugin.merged;

import org.jspecify.annotations.NullMarked;
