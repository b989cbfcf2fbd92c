package dev.signalbox.console.model.signin;

import java.util.Optional;

/**
 * A code of an MFA device is wanted.
 *
 * @param profile that has {@code mfa_serial}; not always the one that is signed in to
 * @param serial serial number or ARN of the device
 * @param refused AWS's own words about the code that was typed before
 */
public record MfaQuestion(String profile, String serial, String roleArn, Optional<String> refused) {}
