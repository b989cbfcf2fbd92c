/** S3: S3Proxy's protocol handler on a store of our own, and bucket configuration answered by us. */
@NullMarked
package dev.signalbox.localcloud.service.s3;

import org.jspecify.annotations.NullMarked;
