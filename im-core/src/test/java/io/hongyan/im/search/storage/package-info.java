@NullMarked
package io.hongyan.im.search.storage;

import org.jspecify.annotations.NullMarked;
