@NullMarked
package io.hongyan.im.blob.image;

import org.jspecify.annotations.NullMarked;
