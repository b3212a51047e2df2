@NullMarked
package io.hongyan.im.server;

import org.jspecify.annotations.NullMarked;
