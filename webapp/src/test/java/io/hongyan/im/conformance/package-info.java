/** What the protocol's page promises, asked of a running server by clients that know nothing but the page. */
@NullMarked
package io.hongyan.im.conformance;

import org.jspecify.annotations.NullMarked;
