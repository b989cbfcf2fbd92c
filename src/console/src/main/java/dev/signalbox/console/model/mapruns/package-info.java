/** Runs of a Distributed Map. */
@NullMarked
package dev.signalbox.console.model.mapruns;

import org.jspecify.annotations.NullMarked;
