/**
 * Lifecycle rules: what a bucket says about the end of its objects, versions and uploads, and what is done about it
 * (docs.aws.amazon.com/AmazonS3/latest/userguide/intro-lifecycle-rules.html).
 */
@NullMarked
package dev.signalbox.localcloud.service.s3.lifecycle;

import org.jspecify.annotations.NullMarked;
