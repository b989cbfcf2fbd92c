/** Why a job has not started, by rules that are tested one by one. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.batch.why;
