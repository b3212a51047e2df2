@NullMarked
package io.hongyan.im.plugin.redpacket;

import org.jspecify.annotations.NullMarked;
