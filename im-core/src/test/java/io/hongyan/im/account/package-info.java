@NullMarked
package io.hongyan.im.account;

import org.jspecify.annotations.NullMarked;
