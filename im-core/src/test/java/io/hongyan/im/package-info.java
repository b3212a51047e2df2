@NullMarked
package io.hongyan.im;

import org.jspecify.annotations.NullMarked;
