package dev.signalbox.console.model.environments;

import dev.signalbox.console.model.EnvironmentInfo;
import dev.signalbox.console.model.Program;
import java.util.Optional;

/**
 * An environment that is remembered: an AWS account by a profile of {@code ~/.aws}, or an endpoint of its own, such as another
 * local cloud or an emulator. Holds no key.
 *
 * @param name what {@code --environment} takes
 * @param kind how loud the band is; {@code LOCAL} is deployed to as to the embedded local cloud
 * @param endpoint where all services answer; empty for AWS's own, or the profile's
 * @param folder the data folder of a Signalbox local cloud on this computer, which has its key; empty for an emulator that
 * takes any key
 * @param profile who we are there; empty where no real key is used
 * @param colour of the band, if it is not that of the kind
 * @param lock whether it opens locked, if that is not as for all of its kind
 */
public record SavedEnvironment(String name, EnvironmentInfo.Kind kind, String endpoint, String region, String folder,
        String profile, Optional<AccountColour> colour, Optional<Boolean> lock) {
    /** One without a profile, as it was before there were any. */
    public SavedEnvironment(String name, EnvironmentInfo.Kind kind, String endpoint, String region, String folder) {
        this(name, kind, endpoint, region, folder, "", Optional.empty(), Optional.empty());
    }

    /** Whether it is an account that a profile leads to. */
    public boolean isAccount() {
        return !profile.isEmpty();
    }

    /** Whether it opens locked. */
    public boolean locked() {
        return lock.orElse(kind != EnvironmentInfo.Kind.LOCAL);
    }

    /** What opens it. */
    public String command() {
        return Program.command() + " --environment " + name;
    }
}
