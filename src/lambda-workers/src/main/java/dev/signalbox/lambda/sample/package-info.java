/** A provider to try pipelines with. */
@NullMarked
package dev.signalbox.lambda.sample;

import org.jspecify.annotations.NullMarked;
