@NullMarked
package io.hongyan.im.contact;

import org.jspecify.annotations.NullMarked;
