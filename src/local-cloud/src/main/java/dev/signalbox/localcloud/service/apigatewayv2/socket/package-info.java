/** WebSocket APIs at work: handshakes, messages, and the management of open connections. */
@NullMarked
package dev.signalbox.localcloud.service.apigatewayv2.socket;

import org.jspecify.annotations.NullMarked;
