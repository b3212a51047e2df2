/** How a connection gets its person, keeps it and loses it. */
@NullMarked
package io.hongyan.im.login;

import org.jspecify.annotations.NullMarked;
