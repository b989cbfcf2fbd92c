/** Finds a place for every state of a machine; knows no toolkit. */
@NullMarked
package dev.signalbox.console.control.graph.layout;

import org.jspecify.annotations.NullMarked;
