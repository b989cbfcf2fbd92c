package dev.signalbox.console.model.callbacks;

import dev.signalbox.console.model.ProviderAct;
import dev.signalbox.console.model.Scenario;
import java.time.Duration;

/**
 * What is said for a provider.
 *
 * @param body JSON; not read when the act has none
 * @param delay how long the provider takes; only for {@link Scenario#DELAYED}
 */
public record Answer(ProviderAct act, Scenario scenario, String body, Duration delay) {}
