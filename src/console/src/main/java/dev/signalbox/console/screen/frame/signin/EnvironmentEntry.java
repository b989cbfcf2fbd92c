package dev.signalbox.console.screen.frame.signin;

import dev.signalbox.console.model.environments.EnvironmentChoice;
import java.util.List;
import java.util.Optional;

/**
 * A line of the chooser.
 *
 * @param styles classes for the colour of its badge
 * @param detail account, role and Region, as far as they are known
 * @param problem why it cannot be opened as it is
 * @param here whether it is this window's
 */
public record EnvironmentEntry(EnvironmentChoice choice, String name, List<String> styles, String detail,
        Optional<String> problem, boolean here) {}
