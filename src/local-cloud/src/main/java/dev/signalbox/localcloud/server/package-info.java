/** The front door: one loopback port for every service. */
@NullMarked
package dev.signalbox.localcloud.server;

import org.jspecify.annotations.NullMarked;
