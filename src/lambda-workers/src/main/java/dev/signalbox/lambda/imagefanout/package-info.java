/** The functions of the pipeline image-fan-out: plan, download, consolidate. */
@NullMarked
package dev.signalbox.lambda.imagefanout;

import org.jspecify.annotations.NullMarked;
