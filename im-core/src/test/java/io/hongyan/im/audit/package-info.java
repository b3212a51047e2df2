@NullMarked
package io.hongyan.im.audit;

import org.jspecify.annotations.NullMarked;
