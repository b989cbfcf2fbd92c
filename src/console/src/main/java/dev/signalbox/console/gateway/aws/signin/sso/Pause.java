package dev.signalbox.console.gateway.aws.signin.sso;

import java.time.Duration;

/** Waits. */
public interface Pause {
    void of(Duration span) throws InterruptedException;
}
