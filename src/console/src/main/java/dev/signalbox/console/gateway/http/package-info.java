/** Plain HTTP adapters of the ports. */
@NullMarked
package dev.signalbox.console.gateway.http;

import org.jspecify.annotations.NullMarked;
