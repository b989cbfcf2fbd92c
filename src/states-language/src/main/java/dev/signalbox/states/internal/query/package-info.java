/** What a state's fields give, in the state's query language. */
@NullMarked
package dev.signalbox.states.internal.query;

import org.jspecify.annotations.NullMarked;
