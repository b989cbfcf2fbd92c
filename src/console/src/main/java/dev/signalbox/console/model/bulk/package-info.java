/** One change to many executions. */
@NullMarked
package dev.signalbox.console.model.bulk;

import org.jspecify.annotations.NullMarked;
