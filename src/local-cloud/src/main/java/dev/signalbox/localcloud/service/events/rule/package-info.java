/** Event buses and rules as they are kept. */
@NullMarked
package dev.signalbox.localcloud.service.events.rule;

import org.jspecify.annotations.NullMarked;
