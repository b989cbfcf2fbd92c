/** Ports to the cloud in our own words; calls block and throw only GatewayException. */
@NullMarked
package dev.signalbox.console.gateway;

import org.jspecify.annotations.NullMarked;
