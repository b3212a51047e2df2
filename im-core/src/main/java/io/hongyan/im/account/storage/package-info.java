/** Accounts, devices and settings in the database. */
@NullMarked
package io.hongyan.im.account.storage;

import org.jspecify.annotations.NullMarked;
