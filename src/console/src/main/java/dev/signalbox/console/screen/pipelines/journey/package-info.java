/** A deployment as it goes: its steps, its checks, what its change set would do, and what went wrong. */
@NullMarked
package dev.signalbox.console.screen.pipelines.journey;

import org.jspecify.annotations.NullMarked;
