package dev.signalbox.localcloud.service.stepfunctions.version;

import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.stepfunctions.Errors;
import dev.signalbox.localcloud.service.stepfunctions.Page;
import dev.signalbox.localcloud.service.stepfunctions.request.Arns;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.CreateStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DeleteStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.DescribeStateMachineAliasResponse;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesRequest;
import software.amazon.awssdk.services.sfn.model.ListStateMachineAliasesResponse;
import software.amazon.awssdk.services.sfn.model.RoutingConfigurationListItem;
import software.amazon.awssdk.services.sfn.model.StateMachineAliasListItem;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasRequest;
import software.amazon.awssdk.services.sfn.model.UpdateStateMachineAliasResponse;

/** Creates, changes, describes, lists and deletes aliases. */
public final class Aliases {
    private static final int MOST = 100;

    private final VersionStore store;
    private final Consumer<String> machines;
    private final Time time;

    /** With what throws AWS's error for a state machine that cannot be used. */
    public Aliases(VersionStore store, Consumer<String> machines, Time time) {
        this.store = store;
        this.machines = machines;
        this.time = time;
    }

    private Instant now() {
        return time.now().truncatedTo(ChronoUnit.MILLIS);
    }

    public CreateStateMachineAliasResponse create(CreateStateMachineAliasRequest request) {
        var alias = store.write(() -> {
            var routes = Routes.of(request.routingConfiguration(), store);
            var machine = Arns.machine(routes.getFirst().versionArn());
            machines.accept(machine);
            var now = now();
            var wanted = new Alias(machine + ":" + request.name(), machine, request.name(), Optional.ofNullable(request
                    .description()), routes, now, now);
            var known = store.alias(machine, request.name());
            known.ifPresentOrElse(k -> requireSame(k, wanted), () -> add(wanted));
            return known.orElse(wanted);
        });
        return CreateStateMachineAliasResponse.builder().stateMachineAliasArn(alias.arn()).creationDate(alias
                .creationDate()).build();
    }

    private static void requireSame(Alias known, Alias wanted) {
        if (!known.description().equals(wanted.description()) || !known.routes().equals(wanted.routes())) {
            throw VersionErrors.otherAlias();
        }
    }

    private void add(Alias alias) {
        if (store.aliasKeys(alias.stateMachineArn()).count() >= MOST) {
            throw VersionErrors.tooMany("aliases", MOST);
        }
        store.put(alias);
    }

    public UpdateStateMachineAliasResponse update(UpdateStateMachineAliasRequest request) {
        boolean routed = !request.routingConfiguration().isEmpty();
        if (!routed && request.description() == null) {
            throw Errors.validation("Either the description or the routing configuration must be specified");
        }
        var updated = store.write(() -> {
            var known = alias(request.stateMachineAliasArn());
            var routes = routed ? Routes.of(request.routingConfiguration(), store) : known.routes();
            if (!routes.stream().allMatch(r -> Arns.machine(r.versionArn()).equals(known.stateMachineArn()))) {
                throw Errors.validation("Routing configuration must contain versions of the same state machine");
            }
            var description = Optional.ofNullable(request.description()).or(known::description);
            var changed = new Alias(known.arn(), known.stateMachineArn(), known.name(), description, routes, known
                    .creationDate(), now());
            store.put(changed);
            return changed;
        });
        return UpdateStateMachineAliasResponse.builder().updateDate(updated.updateDate()).build();
    }

    private Alias alias(@Nullable String given) {
        return find(given).orElseThrow(VersionErrors::missing);
    }

    private Optional<Alias> find(@Nullable String given) {
        var arn = Arns.of(given, "stateMachine");
        return store.alias(Arns.machine(arn), Arns.qualifier(arn));
    }

    public DescribeStateMachineAliasResponse describe(DescribeStateMachineAliasRequest request) {
        var alias = alias(request.stateMachineAliasArn());
        return DescribeStateMachineAliasResponse.builder().stateMachineAliasArn(alias.arn()).name(alias.name())
                .description(alias.description().orElse(null)).creationDate(alias.creationDate()).updateDate(alias
                        .updateDate()).routingConfiguration(alias.routes().stream().map(
                                r -> RoutingConfigurationListItem.builder().stateMachineVersionArn(r.versionArn())
                                        .weight(r.weight()).build()).toList()).build();
    }

    /** All of a state machine, or those that route to the version given. */
    public ListStateMachineAliasesResponse list(ListStateMachineAliasesRequest request) {
        var arn = Arns.of(request.stateMachineArn(), "stateMachine");
        var machine = Arns.machine(arn);
        machines.accept(machine);
        if (!arn.equals(machine) && store.version(machine, Arns.qualifier(arn)).isEmpty()) {
            throw VersionErrors.missing();
        }
        var page = Page.of(store.aliasKeys(machine), Page.Wanted.of(request.maxResults(), request.nextToken()),
                key -> store.aliasOfKey(key).filter(a -> arn.equals(machine) || a.routesTo(arn)));
        return ListStateMachineAliasesResponse.builder().nextToken(page.nextToken()).stateMachineAliases(page.items()
                .stream().map(a -> StateMachineAliasListItem.builder().stateMachineAliasArn(a.arn()).creationDate(a
                        .creationDate()).build()).toList()).build();
    }

    /** Deleting one that is not there is no error. */
    public DeleteStateMachineAliasResponse delete(DeleteStateMachineAliasRequest request) {
        store.write(() -> {
            var alias = find(request.stateMachineAliasArn());
            alias.ifPresent(store::remove);
            return alias;
        });
        return DeleteStateMachineAliasResponse.builder().build();
    }
}
