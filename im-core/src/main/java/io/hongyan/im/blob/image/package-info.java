/** Pictures: measured before they are decoded, cleaned of what they tell beside the picture, made small. */
@NullMarked
package io.hongyan.im.blob.image;

import org.jspecify.annotations.NullMarked;
