/** The protocol as a few plain maps, and people who do random things on both. */
@NullMarked
package io.hongyan.im.conformance.model;

import org.jspecify.annotations.NullMarked;
