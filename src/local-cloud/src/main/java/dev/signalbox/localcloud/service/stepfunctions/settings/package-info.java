/** How a state machine logs, traces and encrypts. */
@NullMarked
package dev.signalbox.localcloud.service.stepfunctions.settings;

import org.jspecify.annotations.NullMarked;
