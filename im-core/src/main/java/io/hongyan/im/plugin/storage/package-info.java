/** What the installation keeps about plugins; what plugins keep: tables, entities, the transactions of their work. */
@NullMarked
package io.hongyan.im.plugin.storage;

import org.jspecify.annotations.NullMarked;
