/** A definition that lies in a file: its graph, its text, and what is wrong with it. */
@NullMarked
package dev.signalbox.console.screen.definition;

import org.jspecify.annotations.NullMarked;
