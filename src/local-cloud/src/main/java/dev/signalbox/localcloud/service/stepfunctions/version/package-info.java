/** Versions of state machines, and the aliases that route to them. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions.version;

import org.jspecify.annotations.NullMarked;
