/** Serves the built web pages: policy, caching, compressed files, and the base address that a page learns at run time. */
@NullMarked
package io.hongyan.im.web.pages;

import org.jspecify.annotations.NullMarked;
