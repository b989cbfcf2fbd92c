/** Where S3's buckets and objects are kept: bodies as files, everything known about them in the durable store. */
@NullMarked
package dev.signalbox.localcloud.service.s3.objects;

import org.jspecify.annotations.NullMarked;
