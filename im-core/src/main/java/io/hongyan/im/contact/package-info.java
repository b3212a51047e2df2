/** Who knows whom: requests, contacts, blocking, and who takes messages from whom. */
@NullMarked
package io.hongyan.im.contact;

import org.jspecify.annotations.NullMarked;
