@NullMarked
package io.hongyan.im.plugin.contact;

import org.jspecify.annotations.NullMarked;
