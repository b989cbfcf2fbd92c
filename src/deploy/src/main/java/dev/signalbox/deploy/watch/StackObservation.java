package dev.signalbox.deploy.watch;

import java.util.Optional;

/** One stack, looked at again and again; each look asks CloudFormation only for what is new. */
@FunctionalInterface
public interface StackObservation {
    /** Blocks. Empty when there is no such stack. */
    Optional<StackStory> look();
}
