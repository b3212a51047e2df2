/** The tcp door: framed sockets, section 3 of the wire protocol, plain and with TLS. */
@NullMarked
package io.hongyan.im.web.tcp;

import org.jspecify.annotations.NullMarked;
