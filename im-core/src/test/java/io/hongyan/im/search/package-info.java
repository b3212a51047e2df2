@NullMarked
package io.hongyan.im.search;

import org.jspecify.annotations.NullMarked;
