/** Reads definitions: text to model, with everything that is wrong with it. */
@NullMarked
package dev.signalbox.states.internal.definition;

import org.jspecify.annotations.NullMarked;
