package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.service.lambda.FunctionRecord.Version;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** The functions that exist, their versions and their aliases. */
final class FunctionStore {
    private final CloudContext context;
    private final Store store;
    private final DurableMap<FunctionRecord> functions;
    private final DurableMap<FunctionRecord> versions;
    private final DurableMap<AliasRecord> aliases;
    private final DurableMap<EventInvokeConfig> configs;
    /** Outlives its function: AWS never gives a number twice, not even to a function that was made anew. */
    private final DurableMap<Integer> lastVersions;

    FunctionStore(CloudContext context) {
        this.context = context;
        this.store = context.store();
        this.functions = store.map("lambda.functions", FunctionRecord.class);
        this.versions = store.map("lambda.versions", FunctionRecord.class);
        this.aliases = store.map("lambda.aliases", AliasRecord.class);
        this.configs = store.map("lambda.event-invoke-configs", EventInvokeConfig.class);
        this.lastVersions = store.map("lambda.last-versions", Integer.class);
    }

    /**
     * What a request means.
     *
     * @param function the version that is described or runs
     * @param arn as the caller named it, with its alias for example; this is what the function sees as its own ARN
     */
    record Target(FunctionRecord function, String arn) {}

    CloudContext context() {
        return context;
    }

    String arn(String name) {
        return context.arn("lambda", "function:" + name);
    }

    Reference reference(@Nullable String given, @Nullable String qualifier) {
        return Reference.of(given, qualifier, arn(""));
    }

    /** The name of the function that is meant, which need not exist. */
    String name(@Nullable String given, @Nullable String qualifier) {
        return reference(given, qualifier).name();
    }

    /** Refuses a role that does not trust Lambda. */
    void checkRole(String role, String function) {
        try {
            context.calls().guard().assume(role, "lambda.amazonaws.com", arn(function));
        } catch (AwsServiceException e) {
            throw LambdaErrors.invalid("The role defined for the function cannot be assumed by Lambda.");
        }
    }

    Optional<FunctionRecord> find(String name) {
        return functions.get(name);
    }

    FunctionRecord latest(@Nullable String given) {
        var name = name(given, null);
        return find(name).orElseThrow(() -> missing(name));
    }

    FunctionRecord get(@Nullable String given, @Nullable String qualifier) {
        return target(given, qualifier).function();
    }

    Target target(@Nullable String given, @Nullable String qualifier) {
        return target(reference(given, qualifier), AliasRecord::version);
    }

    /** As {@link #target(String, String)}, but an alias with weights chooses one of its versions. */
    Target route(@Nullable String given, @Nullable String qualifier) {
        return target(reference(given, qualifier), alias -> alias.pick(RandomGenerator.getDefault()));
    }

    private Target target(Reference reference, Function<AliasRecord, String> choice) {
        var arn = arn(reference.name()) + reference.qualifier().map(q -> ":" + q).orElse("");
        var version = alias(reference).map(choice).or(reference::qualifier);
        var function = version.isEmpty() || version.get().equals(FunctionRecord.LATEST) ? find(reference.name())
                : new Reference(reference.name(), version).version().flatMap(n -> version(reference.name(), n));
        return new Target(function.orElseThrow(() -> LambdaErrors.notFound("Function not found: " + arn)), arn);
    }

    Optional<FunctionRecord> version(String name, int number) {
        return versions.get(versionKey(name, number));
    }

    Optional<AliasRecord> alias(Reference reference) {
        return reference.qualifier().flatMap(q -> aliases.get(reference.name() + ":" + q));
    }

    void create(FunctionRecord function) {
        boolean free = store.write(() -> functions.putIfAbsent(function.name(), function));
        if (!free) {
            throw LambdaErrors.conflict("Function already exist: " + function.name());
        }
    }

    /** Changes a function, one change at a time. */
    synchronized FunctionRecord change(String name, UnaryOperator<FunctionRecord> change) {
        var old = find(name).orElseThrow(() -> missing(name));
        var changed = change.apply(old);
        store.write(() -> functions.put(name, changed));
        return changed;
    }

    /** Changes what a published version may have changed: its policy. */
    synchronized FunctionRecord changeVersion(FunctionRecord version, UnaryOperator<FunctionRecord> change) {
        var key = versionKey(version.name(), version.version().orElseThrow().number());
        var changed = change.apply(versions.get(key).orElseThrow(() -> missing(version.name())));
        store.write(() -> versions.put(key, changed));
        return changed;
    }

    /** Makes a version of what is there now, or answers the last one if that is the same. */
    synchronized FunctionRecord publish(String name, Optional<String> description,
            BiPredicate<FunctionRecord, FunctionRecord> same) {
        var latest = find(name).orElseThrow(() -> missing(name));
        int last = lastVersions.get(name).orElse(0);
        var before = version(name, last);
        if (before.isPresent() && same.test(latest, before.get())) {
            return before.get();
        }
        var made = latest.publish(new Version(last + 1, description), UUID.randomUUID().toString());
        store.write(() -> {
            lastVersions.put(name, last + 1);
            versions.put(versionKey(name, last + 1), made);
        });
        return made;
    }

    synchronized void putAlias(AliasRecord alias, boolean mayReplace) {
        var key = alias.function() + ":" + alias.name();
        if (!mayReplace && aliases.contains(key)) {
            throw LambdaErrors.conflict("Alias already exists: " + arn(key));
        }
        store.write(() -> aliases.put(key, alias));
    }

    void deleteAlias(Reference alias) {
        store.write(() -> aliases.remove(alias.name() + ":" + alias.qualifier().orElseThrow()));
    }

    synchronized void deleteVersion(String name, int number) {
        var using = aliases(name).filter(a -> a.pointsTo(Integer.toString(number))).map(AliasRecord::name).toList();
        if (!using.isEmpty()) {
            throw LambdaErrors.conflict("Unable to delete version because the following aliases reference it: "
                    + using);
        }
        store.write(() -> versions.remove(versionKey(name, number)));
    }

    synchronized void delete(String name) {
        if (!functions.contains(name)) {
            throw missing(name);
        }
        store.write(() -> {
            functions.remove(name);
            versions.keys(name + ":").toList().forEach(versions::remove);
            aliases.keys(name + ":").toList().forEach(aliases::remove);
            configs.keys(name + ":").toList().forEach(configs::remove);
        });
    }

    List<FunctionRecord> all() {
        return functions.values().toList();
    }

    /** Published versions in the order of their numbers. */
    Stream<FunctionRecord> versions(String name) {
        return versions.range(name + ":");
    }

    /** Every version of every function, the latest ones too. */
    Stream<FunctionRecord> everything() {
        return Stream.concat(functions.values(), versions.values());
    }

    Stream<AliasRecord> aliases(String name) {
        return aliases.range(name + ":");
    }

    AwsServiceException missing(String nameAndQualifier) {
        return LambdaErrors.notFound("Function not found: " + arn(nameAndQualifier));
    }

    private static String versionKey(String name, int number) {
        return String.format(Locale.ROOT, "%s:%09d", name, number);
    }
}
