/** The http door: packets by POST, and a stream of what the server sends; section 3 of the wire protocol. */
@NullMarked
package io.hongyan.im.web.http;

import org.jspecify.annotations.NullMarked;
