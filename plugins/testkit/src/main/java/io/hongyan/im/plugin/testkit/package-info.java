/** What the author of a plugin extends in tests. */
@NullMarked
package io.hongyan.im.plugin.testkit;

import org.jspecify.annotations.NullMarked;
