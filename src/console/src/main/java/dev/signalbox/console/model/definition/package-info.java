/** What a definition in Amazon States Language says of each state, and what is risky in it. */
@NullMarked
package dev.signalbox.console.model.definition;

import org.jspecify.annotations.NullMarked;
