/** A plugin with every fault, driven over the public protocol: it harms its own messages and nobody else's. */
@NullMarked
package io.hongyan.im.fault;

import org.jspecify.annotations.NullMarked;
