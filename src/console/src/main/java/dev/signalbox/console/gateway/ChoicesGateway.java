package dev.signalbox.console.gateway;

import dev.signalbox.console.model.choices.Choice;
import dev.signalbox.console.model.choices.ChoiceKind;
import java.util.List;

/** What there is in the account that a parameter may name. */
@FunctionalInterface
public interface ChoicesGateway {
    /** At most a thousand. */
    List<Choice> choices(ChoiceKind kind) throws GatewayException;
}
