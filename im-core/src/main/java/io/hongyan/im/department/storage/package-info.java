/** The tables of departments. */
@NullMarked
package io.hongyan.im.department.storage;

import org.jspecify.annotations.NullMarked;
