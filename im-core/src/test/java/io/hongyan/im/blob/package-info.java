@NullMarked
package io.hongyan.im.blob;

import org.jspecify.annotations.NullMarked;
