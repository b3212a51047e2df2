/** The acts in the database. */
@NullMarked
package io.hongyan.im.audit.storage;

import org.jspecify.annotations.NullMarked;
