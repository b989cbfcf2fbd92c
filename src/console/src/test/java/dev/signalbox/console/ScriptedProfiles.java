package dev.signalbox.console;

import dev.signalbox.console.gateway.signin.ProfilesGateway;
import dev.signalbox.console.gateway.signin.Watch;
import dev.signalbox.console.model.signin.AwsProfile;
import java.util.List;

/** Profiles that a test says, and changes. */
public final class ScriptedProfiles implements ProfilesGateway {
    private volatile List<AwsProfile> all;
    private volatile Runnable changed = () -> {};

    public ScriptedProfiles(List<AwsProfile> all) {
        this.all = all;
    }

    public void say(List<AwsProfile> now) {
        all = now;
        changed.run();
    }

    @Override
    public List<AwsProfile> profiles() {
        return all;
    }

    @Override
    public String preferred() {
        return "default";
    }

    @Override
    public Watch watch(Runnable told) {
        changed = told;
        return () -> {};
    }
}
