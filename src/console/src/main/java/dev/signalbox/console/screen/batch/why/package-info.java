/** Why a job does not run, in words, and what helps. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.screen.batch.why;
