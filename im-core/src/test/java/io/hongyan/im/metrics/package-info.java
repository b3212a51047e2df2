@NullMarked
package io.hongyan.im.metrics;

import org.jspecify.annotations.NullMarked;
