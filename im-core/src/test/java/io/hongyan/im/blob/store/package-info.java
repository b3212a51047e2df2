@NullMarked
package io.hongyan.im.blob.store;

import org.jspecify.annotations.NullMarked;
