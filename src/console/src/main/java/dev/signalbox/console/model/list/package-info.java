/** What a list of executions shows. */
@NullMarked
package dev.signalbox.console.model.list;

import org.jspecify.annotations.NullMarked;
