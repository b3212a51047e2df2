@NullMarked
package io.hongyan.im.account.storage;

import org.jspecify.annotations.NullMarked;
