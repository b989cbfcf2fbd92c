/** What can be done to a stack that is there, what that would take with it, and how far it differs from its template. */
@NullMarked
package dev.signalbox.console.model.operations;

import org.jspecify.annotations.NullMarked;
