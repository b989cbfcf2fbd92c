/** The definition that an execution runs: its text, its states in words, and what is risky. */
@NullMarked
package dev.signalbox.console.screen.executions.definition;

import org.jspecify.annotations.NullMarked;
