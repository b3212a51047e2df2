@NullMarked
package io.hongyan.im.web.rest;

import org.jspecify.annotations.NullMarked;
