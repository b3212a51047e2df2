@NullMarked
package io.hongyan.im.fetch;

import org.jspecify.annotations.NullMarked;
