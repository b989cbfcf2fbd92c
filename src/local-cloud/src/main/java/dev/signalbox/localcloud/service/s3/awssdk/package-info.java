/**
 * Our side of S3Proxy's handler. The handler reads from the name of this package what the store does by itself: as
 * {@code awssdk}, conditional writes, checksums and multipart uploads.
 */
@NullMarked
package dev.signalbox.localcloud.service.s3.awssdk;

import org.jspecify.annotations.NullMarked;
