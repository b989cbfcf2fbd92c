package dev.signalbox.localcloud.service.iam;

import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The roles there are. */
final class Roles {
    private final Store store;
    private final DurableMap<StoredRole> roles;
    private final Object lock = new Object();

    Roles(Store store) {
        this.store = store;
        this.roles = store.map("iam.roles", StoredRole.class);
    }

    StoredRole create(StoredRole role) {
        if (!store.write(() -> roles.putIfAbsent(role.name(), role))) {
            throw IamErrors.exists("Role with name " + role.name());
        }
        return role;
    }

    Optional<StoredRole> find(String name) {
        return roles.get(name);
    }

    StoredRole get(String name) {
        return roles.get(name).orElseThrow(() -> IamErrors.missing("The role with name " + name
                + " cannot be found."));
    }

    List<StoredRole> all() {
        return roles.values().toList();
    }

    StoredRole change(String name, UnaryOperator<StoredRole> change) {
        return store.write(() -> {
            synchronized (lock) {
                var changed = change.apply(get(name));
                roles.put(name, changed);
                return changed;
            }
        });
    }

    void delete(String name) {
        store.write(() -> {
            synchronized (lock) {
                var role = get(name);
                if (!role.policies().isEmpty()) {
                    throw IamErrors.conflict("Cannot delete entity, must delete policies first.");
                }
                if (!role.attached().isEmpty()) {
                    throw IamErrors.conflict("Cannot delete entity, must detach all policies first.");
                }
                roles.remove(name);
            }
        });
    }
}
