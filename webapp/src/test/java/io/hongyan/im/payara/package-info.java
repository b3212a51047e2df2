/** Runs the tests that enter a running server on Payara: an Arquillian container of our own. */
@NullMarked
package io.hongyan.im.payara;

import org.jspecify.annotations.NullMarked;
