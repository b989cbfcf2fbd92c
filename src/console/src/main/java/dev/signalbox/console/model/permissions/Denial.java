package dev.signalbox.console.model.permissions;

import java.util.Optional;

/**
 * AWS's word that an action is not allowed.
 *
 * @param action for example {@code states:StopExecution}
 * @param resource what it was refused for; {@code *} for all, absent when AWS did not say
 * @param who the ARN of the caller, when AWS said
 * @param explicit whether a statement denies it; otherwise none allows it
 */
public record Denial(String action, Optional<String> resource, Optional<String> who, PolicyKind kind,
        boolean explicit) {
    /** What stands for every resource. */
    public static final String ALL = "*";

    /** Whether it was refused for all resources. */
    public boolean forAll() {
        return resource.filter(ALL::equals).isPresent();
    }

    /** The same for all resources. */
    public Denial onAll() {
        return new Denial(action, Optional.of(ALL), who, kind, explicit);
    }

    /** The reason in AWS's words, to follow "because" or to stand alone. */
    public String why() {
        if (kind == PolicyKind.UNTOLD && !explicit) {
            return "AWS refused it";
        }
        String an = kind == PolicyKind.IDENTITY ? "an " : "a ";
        return explicit ? an + kind.words() + " denies it explicitly" : "no " + kind.words() + " allows it";
    }
}
