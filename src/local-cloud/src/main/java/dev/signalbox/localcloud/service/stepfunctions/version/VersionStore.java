package dev.signalbox.localcloud.service.stepfunctions.version;

import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** All versions and aliases. Change them inside {@link #write}. */
public final class VersionStore {
    private static final int MOST = 1000;

    private final Store store;
    private final Object turn = new Object();
    /** By state machine and number, the newest first. */
    private final DurableMap<Version> versions;
    /** The last number given, by state machine; numbers are not given again. */
    private final DurableMap<Long> numbers;
    /** By state machine and name. */
    private final DurableMap<Alias> aliases;

    public VersionStore(Store store) {
        this.store = store;
        versions = store.map("states.versions", Version.class);
        numbers = store.map("states.versionNumbers", Long.class);
        aliases = store.map("states.aliases", Alias.class);
    }

    /** One at a time, so that what a change reads stays so until it is done. */
    <T> T write(Supplier<T> change) {
        return store.write(() -> {
            synchronized (turn) {
                return change.get();
            }
        });
    }

    private static String key(String machine, long number) {
        return machine + "#" + "%019d".formatted(Long.MAX_VALUE - number);
    }

    /** A version of this revision: the newest one, if it is of this revision. */
    public Version publish(String machine, Revision revision, Optional<String> description, Instant now) {
        synchronized (turn) {
            var newest = versionKeys(machine).findFirst().flatMap(versions::get).filter(v -> v.revision().id().equals(
                    revision.id()));
            return newest.orElseGet(() -> add(machine, revision, description, now));
        }
    }

    private Version add(String machine, Revision revision, Optional<String> description, Instant now) {
        if (versionKeys(machine).count() >= MOST) {
            throw VersionErrors.tooMany("versions", MOST);
        }
        long number = numbers.get(machine).orElse(0L) + 1;
        var version = new Version(machine + ":" + number, machine, number, description, now, revision);
        numbers.put(machine, number);
        versions.put(key(machine, number), version);
        return version;
    }

    /** What an ARN with this qualifier means now; none, the present revision. Empty if there is no such version or alias. */
    public Optional<Target> target(String machine, String qualifier, Revision current) {
        if (qualifier.isEmpty()) {
            return Optional.of(new Target(current, Optional.empty(), Optional.empty()));
        }
        if (Arns.isNumber(qualifier)) {
            return version(machine, qualifier).map(v -> new Target(v.revision(), Optional.of(v), Optional.empty()));
        }
        return alias(machine, qualifier).flatMap(a -> version(machine, Arns.qualifier(a.pick(ThreadLocalRandom
                .current()))).map(v -> new Target(v.revision(), Optional.of(v), Optional.of(a.arn()))));
    }

    Stream<String> versionKeys(String machine) {
        return versions.keys(machine + "#");
    }

    Optional<Version> ofKey(String key) {
        return versions.get(key);
    }

    /** The version of that number, given as digits. */
    public Optional<Version> version(String machine, String number) {
        try {
            return versions.get(key(machine, Long.parseLong(number))).filter(v -> v.arn().endsWith(":" + number));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    void remove(Version version) {
        versions.remove(key(version.stateMachineArn(), version.number()));
    }

    public Optional<Alias> alias(String machine, String name) {
        return aliases.get(machine + "#" + name);
    }

    Stream<String> aliasKeys(String machine) {
        return aliases.keys(machine + "#");
    }

    Optional<Alias> aliasOfKey(String key) {
        return aliases.get(key);
    }

    void put(Alias alias) {
        aliases.put(alias.stateMachineArn() + "#" + alias.name(), alias);
    }

    void remove(Alias alias) {
        aliases.remove(alias.stateMachineArn() + "#" + alias.name());
    }

    /** The aliases that route to a version. */
    List<Alias> routingTo(Version version) {
        return aliases.range(version.stateMachineArn() + "#").filter(a -> a.routesTo(version.arn())).toList();
    }

    /** Forgets all of a state machine that is no more. */
    public void removeAll(String machine) {
        versionKeys(machine).toList().forEach(versions::remove);
        aliasKeys(machine).toList().forEach(aliases::remove);
        numbers.remove(machine);
    }
}
