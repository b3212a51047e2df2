@NullMarked
package io.hongyan.im.plugin.file;

import org.jspecify.annotations.NullMarked;
