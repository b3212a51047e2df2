/** The host of plugins: finds them, starts them, and calls their code within budgets. */
@NullMarked
package io.hongyan.im.plugin;

import org.jspecify.annotations.NullMarked;
