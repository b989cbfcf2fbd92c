/** Writes what is drawn as SVG. */
@NullMarked
package dev.signalbox.console.control.graph.svg;

import org.jspecify.annotations.NullMarked;
