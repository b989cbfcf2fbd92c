/** Puts bundled pipelines up: catalogue, artifacts, stack lifecycle. */
@NullMarked
package dev.signalbox.deploy;

import org.jspecify.annotations.NullMarked;
