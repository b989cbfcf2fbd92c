/** S3's operations on objects that carry no body, from the SDK's requests to its answers. */
@NullMarked
package dev.signalbox.localcloud.service.s3.api;

import org.jspecify.annotations.NullMarked;
