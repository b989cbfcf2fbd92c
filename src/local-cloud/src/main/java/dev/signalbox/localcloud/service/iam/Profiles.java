package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The instance profiles there are. */
final class Profiles {
    private final Store store;
    private final DurableMap<StoredProfile> profiles;
    private final Object lock = new Object();

    Profiles(Store store) {
        this.store = store;
        this.profiles = store.map("iam.profiles", StoredProfile.class);
    }

    StoredProfile create(StoredProfile profile) {
        if (!store.write(() -> profiles.putIfAbsent(profile.name(), profile))) {
            throw IamErrors.exists("Instance Profile " + profile.name());
        }
        return profile;
    }

    StoredProfile get(String name) {
        return profiles.get(name).orElseThrow(() -> IamErrors.missing("Instance Profile " + name
                + " cannot be found."));
    }

    List<StoredProfile> all() {
        return profiles.values().toList();
    }

    List<StoredProfile> withRole(String role) {
        return profiles.values().filter(profile -> profile.role().equals(Optional.of(role))).toList();
    }

    void change(String name, UnaryOperator<StoredProfile> change) {
        store.write(() -> {
            synchronized (lock) {
                profiles.put(name, change.apply(get(name)));
            }
        });
    }

    void delete(String name) {
        store.write(() -> {
            synchronized (lock) {
                if (get(name).role().isPresent()) {
                    throw IamErrors.conflict("Cannot delete entity, must remove roles from instance profile first.");
                }
                profiles.remove(name);
            }
        });
    }
}
