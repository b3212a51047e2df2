/** Sounds and videos: how long they take and how large they are, by walks over their containers. */
@NullMarked
package io.hongyan.im.blob.sound;

import org.jspecify.annotations.NullMarked;
