/** Brings events to the targets of rules. */
@NullMarked
package dev.signalbox.localcloud.service.events.delivery;

import org.jspecify.annotations.NullMarked;
