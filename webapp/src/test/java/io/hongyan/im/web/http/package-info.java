@NullMarked
package io.hongyan.im.web.http;

import org.jspecify.annotations.NullMarked;
