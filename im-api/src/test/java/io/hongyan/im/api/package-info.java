@NullMarked
package io.hongyan.im.api;

import org.jspecify.annotations.NullMarked;
