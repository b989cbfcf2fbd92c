/** Start-up and wiring: the only place that constructs gateways, stores and screens. */
@NullMarked
package dev.signalbox.console.app;

import org.jspecify.annotations.NullMarked;
