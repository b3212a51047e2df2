/** The web application: what the container starts. */
@NullMarked
package io.hongyan.im.web;

import org.jspecify.annotations.NullMarked;
