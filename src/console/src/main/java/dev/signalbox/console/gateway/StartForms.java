package dev.signalbox.console.gateway;

import dev.signalbox.console.model.StartForm;
import java.util.Map;

/** The start forms of deployed pipelines. */
public interface StartForms {
    /** By the ARN of the state machine; other state machines take any JSON. */
    Map<String, StartForm> byStateMachine() throws GatewayException;
}
