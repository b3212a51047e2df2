@NullMarked
package io.hongyan.im.department;

import org.jspecify.annotations.NullMarked;
