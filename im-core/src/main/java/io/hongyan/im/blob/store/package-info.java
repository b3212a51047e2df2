/** Where bytes lie: a folder, or a service that speaks S3. */
@NullMarked
package io.hongyan.im.blob.store;

import org.jspecify.annotations.NullMarked;
