/** Figures: how many messages a server takes, and how long an answer and a delivery take. */
@NullMarked
package io.hongyan.im.deploy.loadtest;

import org.jspecify.annotations.NullMarked;
