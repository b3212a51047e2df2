/** What a node counts and times, for those who watch it. */
@NullMarked
package io.hongyan.im.metrics;

import org.jspecify.annotations.NullMarked;
