package dev.signalbox.console.gateway.signin;

import dev.signalbox.console.model.signin.AwsProfile;
import java.util.List;

/** What {@code ~/.aws} and the surroundings offer. */
public interface ProfilesGateway {
    /**
     * Reads them anew. Broken ones are among them and tell their problem; a file that cannot be read at all is one profile with a
     * problem, named after the file. Reads files only: quick enough for a worker, not for the FX thread.
     */
    List<AwsProfile> profiles();

    /** The name that is meant where none is said: AWS_PROFILE, else {@code default}. It need not exist. */
    String preferred();

    /**
     * Tells of edits of the files and of logins made outside, a second or two after them, on a thread of its own; whoever is told
     * asks again.
     */
    Watch watch(Runnable changed);
}
