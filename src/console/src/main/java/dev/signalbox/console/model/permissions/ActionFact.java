package dev.signalbox.console.model.permissions;

import java.util.List;

/**
 * What is known of one action.
 *
 * @param denials what AWS refused lately, and what IAM's simulator is sure that AWS would refuse
 */
public record ActionFact(UsedAction action, Standing standing, List<Denial> denials) {
    public ActionFact {
        denials = List.copyOf(denials);
    }

    public enum Standing {
        /** The simulator allows it on all resources. */
        ALLOWED,
        /** The simulator does not allow it on all resources; it may on some. */
        NOT_EVERYWHERE,
        /** AWS refused it, for at least one resource. */
        DENIED,
        /** Nobody told. */
        UNKNOWN
    }
}
