/** Changes to many executions, one after the other, which survive the end of the console. */
@NullMarked
package dev.signalbox.console.store.bulk;

import org.jspecify.annotations.NullMarked;
