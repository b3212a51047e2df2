/** What the JDK would keep of a class loader, the WAR's or a plugin's, after it ended. */
@NullMarked
package io.hongyan.im.loader;

import org.jspecify.annotations.NullMarked;
