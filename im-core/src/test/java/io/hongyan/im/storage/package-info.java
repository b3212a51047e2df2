@NullMarked
package io.hongyan.im.storage;

import org.jspecify.annotations.NullMarked;
