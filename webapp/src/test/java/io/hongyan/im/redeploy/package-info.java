/** The WAR comes and goes while its server runs. */
@NullMarked
package io.hongyan.im.redeploy;

import org.jspecify.annotations.NullMarked;
