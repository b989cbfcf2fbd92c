/** What two JSON documents, or two executions, differ in. */
@NullMarked
package dev.signalbox.console.model.diff;

import org.jspecify.annotations.NullMarked;
