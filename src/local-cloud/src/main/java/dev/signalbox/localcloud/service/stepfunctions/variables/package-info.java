/** What is told of the variables of state machines. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions.variables;

import org.jspecify.annotations.NullMarked;
