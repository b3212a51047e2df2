/** Signs people in by a directory's passwords. */
@NullMarked
package io.hongyan.im.plugin.ldap;

import org.jspecify.annotations.NullMarked;
