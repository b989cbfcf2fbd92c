package dev.signalbox.lambda.callback;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Registrations in memory, with the same rule for writing. */
final class MemoryRegistrations implements Registrations {
    private final Map<String, Registration> rows = new ConcurrentHashMap<>();
    Runnable beforeNextWrite = () -> {};

    Registration row(String id) {
        return rows.get(id);
    }

    @Override
    public Optional<Registration> find(String id) {
        return Optional.ofNullable(rows.get(id));
    }

    @Override
    public Optional<Registration> write(Registration registration) {
        var race = beforeNextWrite;
        beforeNextWrite = () -> {};
        race.run();
        synchronized (rows) {
            long revision = find(registration.id()).map(Registration::revision).orElse(0L);
            if (revision != registration.revision()) {
                return Optional.empty();
            }
            rows.put(registration.id(), registration.next());
            return Optional.of(registration.next());
        }
    }
}
