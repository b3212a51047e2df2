@NullMarked
package io.hongyan.im.session;

import org.jspecify.annotations.NullMarked;
