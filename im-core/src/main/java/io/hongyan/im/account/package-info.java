/** Who may log in: accounts, their devices, passwords and tokens. */
@NullMarked
package io.hongyan.im.account;

import org.jspecify.annotations.NullMarked;
