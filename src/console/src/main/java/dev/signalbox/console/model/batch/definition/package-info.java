/** Job definitions and what becomes a new revision. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.batch.definition;
