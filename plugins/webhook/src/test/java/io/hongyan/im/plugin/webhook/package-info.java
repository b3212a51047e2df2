@NullMarked
package io.hongyan.im.plugin.webhook;

import org.jspecify.annotations.NullMarked;
