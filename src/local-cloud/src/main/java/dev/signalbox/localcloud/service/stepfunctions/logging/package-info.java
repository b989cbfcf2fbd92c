/** The history of executions in CloudWatch Logs, as their state machine's logging configuration says. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions.logging;

import org.jspecify.annotations.NullMarked;
