/** REST, section 10 of the wire protocol: what a client needs before it has a connection, and all that one can ask for. */
@NullMarked
package io.hongyan.im.web.rest;

import org.jspecify.annotations.NullMarked;
