/** The sample plugin with rows and commands: a question with options that people vote on. */
@NullMarked
package io.hongyan.im.plugin.poll;

import org.jspecify.annotations.NullMarked;
