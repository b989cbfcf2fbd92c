package dev.signalbox.console.app;

import dev.signalbox.console.app.OpenedEnvironment.CannotOpenException;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsFiles;
import dev.signalbox.console.gateway.aws.signin.profiles.AwsProfilesGateway;
import dev.signalbox.console.model.Program;
import dev.signalbox.console.model.environments.EnvironmentChoice;
import dev.signalbox.console.model.environments.ProfileKind;
import dev.signalbox.console.model.environments.SavedEnvironment;
import dev.signalbox.console.model.signin.AwsProfile;
import dev.signalbox.console.store.environments.SavedEnvironments;
import java.util.List;
import java.util.Optional;

/** Finds what somebody named, and says what there is when there is no such thing. */
record EnvironmentFinder(SavedEnvironments saved, AwsFiles files) {
    /** @throws CannotOpenException when there is none, or it cannot be used as it is */
    SavedEnvironment find(EnvironmentChoice choice) {
        return switch (choice) {
            case EnvironmentChoice.Local() -> throw new IllegalStateException(
                    "the local cloud is no other environment");
            case EnvironmentChoice.Saved(String name) -> saved.find(name).orElseThrow(() -> new CannotOpenException(
                    "There is no environment named " + name + ". " + listed("Environments", saved.all().latest().list()
                            .stream().map(SavedEnvironment::name).toList(),
                            "none yet: add one in Settings, Environments")
                            + " " + profilesListed()));
            case EnvironmentChoice.Profile(String name, var region) -> ofProfile(name, region);
        };
    }

    private SavedEnvironment ofProfile(String name, Optional<String> region) {
        AwsProfile profile = profile(name).orElseThrow(
                () -> new CannotOpenException("There is no profile " + name + ". " + profilesListed()));
        profile.problem().ifPresent(why -> {
            throw new CannotOpenException("The profile " + name + " cannot be used: " + why);
        });
        String where = region.or(profile::region).orElseThrow(() -> new CannotOpenException("The profile " + name
                + " says no Region. Say one: " + Program.command() + " --profile '" + name
                + "' --region <region>, or add it in "
                + "Settings, Environments."));
        return new SavedEnvironment(name, ProfileKind.of(name), "", where, "", name, Optional.empty(), Optional
                .empty());
    }

    Optional<AwsProfile> profile(String name) {
        return new AwsProfilesGateway(files).find(name);
    }

    private List<AwsProfile> profiles() {
        return new AwsProfilesGateway(files).profiles();
    }

    private String profilesListed() {
        return listed("Profiles", profiles().stream().map(AwsProfile::name).toList(), "none in " + files.config());
    }

    private static String listed(String what, List<String> names, String none) {
        return what + ": " + (names.isEmpty() ? none : String.join(", ", names)) + ".";
    }
}
