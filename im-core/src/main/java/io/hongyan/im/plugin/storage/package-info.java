/** What plugins keep: their tables, their entities, and the transactions that their work runs in. */
@NullMarked
package io.hongyan.im.plugin.storage;

import org.jspecify.annotations.NullMarked;
