/** The tables of blobs. */
@NullMarked
package io.hongyan.im.blob.storage;

import org.jspecify.annotations.NullMarked;
