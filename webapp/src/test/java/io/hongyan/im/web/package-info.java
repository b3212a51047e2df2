@NullMarked
package io.hongyan.im.web;

import org.jspecify.annotations.NullMarked;
