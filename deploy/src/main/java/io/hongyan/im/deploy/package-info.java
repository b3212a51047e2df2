/** The server that {@code ./mvnw -Prun} and the tests start: WildFly unpacked, configured, started, stopped, killed. */
@NullMarked
package io.hongyan.im.deploy;

import org.jspecify.annotations.NullMarked;
