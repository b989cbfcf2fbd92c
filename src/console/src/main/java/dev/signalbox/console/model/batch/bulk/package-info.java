/** One act on one or many jobs: what would happen, and what did. */
@org.jspecify.annotations.NullMarked
package dev.signalbox.console.model.batch.bulk;
