package dev.signalbox.console.gateway;

import dev.signalbox.console.model.choices.ChoiceKind;
import dev.signalbox.console.model.choices.Choices;

/** What there is in the account that a parameter may name. */
@FunctionalInterface
public interface ChoicesGateway {
    /** More than anybody chooses from. */
    int MOST = 1_000;

    /** At most {@link #MOST} of them. */
    Choices choices(ChoiceKind kind) throws GatewayException;
}
