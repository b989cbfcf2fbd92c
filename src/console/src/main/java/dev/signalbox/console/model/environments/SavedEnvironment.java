package dev.signalbox.console.model.environments;

import dev.signalbox.console.model.EnvironmentInfo;

/**
 * An environment at an endpoint of its own, such as another local cloud or an emulator. Holds no key.
 *
 * @param name what {@code --environment} takes
 * @param kind the colour of the band; {@code LOCAL} is deployed to as to the embedded local cloud
 * @param endpoint where all services answer
 * @param folder the data folder of a Signalbox local cloud on this computer, which has its key; empty for an emulator that
 * takes any key
 */
public record SavedEnvironment(String name, EnvironmentInfo.Kind kind, String endpoint, String region, String folder) {
    /** What opens it. */
    public String command() {
        return "./signalbox --environment " + name;
    }
}
