/** Contacts as rows. */
@NullMarked
package io.hongyan.im.contact.storage;

import org.jspecify.annotations.NullMarked;
