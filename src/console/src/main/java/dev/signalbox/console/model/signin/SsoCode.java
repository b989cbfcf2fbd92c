package dev.signalbox.console.model.signin;

import java.net.URI;
import java.time.Instant;

/**
 * What is to be confirmed in the browser. Whoever confirms it signs this application in, so it is shown to the operator only.
 *
 * @param userCode to be compared with the one in the browser
 * @param completeUri the same page with the code filled in; always https
 */
public record SsoCode(String userCode, URI verificationUri, URI completeUri, Instant expiresAt) {}
