@NullMarked
package io.hongyan.im.blob.sound;

import org.jspecify.annotations.NullMarked;
