/** The index of words in the database, and how far it goes. */
@NullMarked
package io.hongyan.im.search.storage;

import org.jspecify.annotations.NullMarked;
