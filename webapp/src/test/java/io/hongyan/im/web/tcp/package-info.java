@NullMarked
package io.hongyan.im.web.tcp;

import org.jspecify.annotations.NullMarked;
