/** The AWS Batch job of the bundled pipelines. */
@NullMarked
package dev.signalbox.batch;

import org.jspecify.annotations.NullMarked;
