/** One change to many executions: the exact list, how far it is, and what came of it. */
@NullMarked
package dev.signalbox.console.screen.executions.bulk;

import org.jspecify.annotations.NullMarked;
