/** Bodies that stream into S3. */
@NullMarked
package dev.signalbox.transfer.s3;

import org.jspecify.annotations.NullMarked;
