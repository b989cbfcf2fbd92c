/** Event buses, their rules, and what is delivered by them. */
@NullMarked
package dev.signalbox.localcloud.service.events;

import org.jspecify.annotations.NullMarked;
