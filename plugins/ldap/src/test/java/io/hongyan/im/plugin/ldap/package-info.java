@NullMarked
package io.hongyan.im.plugin.ldap;

import org.jspecify.annotations.NullMarked;
