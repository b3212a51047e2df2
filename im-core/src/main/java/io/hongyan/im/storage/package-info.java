/** The database: where it is, its schema, its transactions. Rows live in the storage package of their feature. */
@NullMarked
package io.hongyan.im.storage;

import org.jspecify.annotations.NullMarked;
