package dev.signalbox.lambda.callback;

import java.util.Optional;

/** The registration table, as a port. */
public interface Registrations {
    /** Reads what was last written. */
    Optional<Registration> find(String id);

    /**
     * Writes if the record is still at the revision that the registration was read at.
     *
     * @return the written registration, or empty when somebody else was first
     */
    Optional<Registration> write(Registration registration);
}
