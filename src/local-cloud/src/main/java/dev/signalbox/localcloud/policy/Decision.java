package dev.signalbox.localcloud.policy;

/** What the policies say to a request. */
public sealed interface Decision {
    record Allowed() implements Decision {}

    /** @param policy the kind of policy that denies, with its article: {@code an identity-based policy} */
    record ExplicitlyDenied(String policy) implements Decision {}

    /** @param policy the kind of policy that should allow, without article: {@code identity-based policy} */
    record ImplicitlyDenied(String policy) implements Decision {}

    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /**
     * The reason in AWS's words, as the IAM User Guide's "Access denied error messages" has them.
     *
     * @param action as it was asked for
     */
    default String because(String action) {
        return switch (this) {
            case Allowed() -> "";
            case ExplicitlyDenied(var policy) -> " with an explicit deny in " + policy;
            case ImplicitlyDenied(var policy) -> " because no " + policy + " allows the " + action + " action";
        };
    }
}
