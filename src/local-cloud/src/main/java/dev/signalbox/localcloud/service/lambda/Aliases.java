package dev.signalbox.localcloud.service.lambda;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.AliasRoutingConfiguration;
import software.amazon.awssdk.services.lambda.model.CreateAliasRequest;
import software.amazon.awssdk.services.lambda.model.CreateAliasResponse;
import software.amazon.awssdk.services.lambda.model.DeleteAliasRequest;
import software.amazon.awssdk.services.lambda.model.DeleteAliasResponse;
import software.amazon.awssdk.services.lambda.model.GetAliasRequest;
import software.amazon.awssdk.services.lambda.model.GetAliasResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.UpdateAliasRequest;
import software.amazon.awssdk.services.lambda.model.UpdateAliasResponse;

/** Names for versions, with a second version that gets a part of the invocations if one is given. */
final class Aliases {
    private static final Pattern NAME = Pattern.compile("(?!^[0-9]+$)([a-zA-Z0-9-_]+)");
    private static final Set<String> SUPPORTED = Set.of("FunctionName", "Name", "FunctionVersion", "Description",
            "RoutingConfig", "RevisionId");

    private final FunctionStore functions;

    Aliases(FunctionStore functions) {
        this.functions = functions;
    }

    void register(Operations operations) {
        operations.on(CreateAliasRequest.class, this::create).on(GetAliasRequest.class, this::get).on(
                UpdateAliasRequest.class, this::update).on(DeleteAliasRequest.class, this::delete).on(
                        ListAliasesRequest.class, this::list);
    }

    private CreateAliasResponse create(CreateAliasRequest request) {
        FunctionSettings.refuse(request, SUPPORTED);
        var name = String.valueOf(request.name());
        if (!NAME.matcher(name).matches()) {
            throw LambdaErrors.constraint("name", name, "Member must satisfy regular expression pattern: " + NAME
                    .pattern());
        }
        var function = functions.latest(request.functionName()).name();
        var alias = new AliasRecord(function, name, String.valueOf(request.functionVersion()), text(request
                .description()), weights(request.routingConfig()).orElse(Map.of()), UUID.randomUUID().toString(), List
                        .of());
        check(alias);
        functions.putAlias(alias, false);
        return SdkFields.copy(view(alias), CreateAliasResponse.builder()).build();
    }

    private void check(AliasRecord alias) {
        exists(alias, alias.version());
        for (var other : alias.weights().entrySet()) {
            if (other.getValue() < 0 || other.getValue() > 1) {
                throw LambdaErrors.constraint("routingConfig.additionalVersionWeights", alias.weights(),
                        "Map value must satisfy constraint: [Member must have value less than or equal to 1.0, "
                                + "Member must have value greater than or equal to 0.0, Member must not be null]");
            }
            if (other.getKey().equals(alias.version())) {
                throw LambdaErrors.invalid("Invalid function version " + alias.version() + ". Function version "
                        + alias.version() + " is already included in routing configuration.");
            }
            if (alias.version().equals(FunctionRecord.LATEST) || other.getKey().equals(FunctionRecord.LATEST)) {
                throw LambdaErrors.invalid("$LATEST is not supported for an alias pointing to more than 1 version");
            }
            exists(alias, other.getKey());
        }
        if (alias.weights().size() > 1) {
            throw LambdaErrors.invalid("Number of items in AdditionalVersionWeights cannot be greater than 1");
        }
    }

    private void exists(AliasRecord alias, String version) {
        boolean known = version.equals(FunctionRecord.LATEST) || new Reference(alias.function(), Optional.of(version))
                .version().flatMap(n -> functions.version(alias.function(), n)).isPresent();
        if (!known) {
            throw functions.missing(alias.function() + ":" + version);
        }
    }

    private GetAliasResponse get(GetAliasRequest request) {
        return SdkFields.copy(view(find(request.functionName(), request.name())), GetAliasResponse.builder()).build();
    }

    private AliasRecord find(@Nullable String function, @Nullable String name) {
        var reference = functions.reference(functions.latest(function).name(), name);
        return functions.alias(reference).orElseThrow(() -> LambdaErrors.notFound("Cannot find alias arn: " + functions
                .arn(reference.name() + ":" + name)));
    }

    private UpdateAliasResponse update(UpdateAliasRequest request) {
        FunctionSettings.refuse(request, SUPPORTED);
        var old = find(request.functionName(), request.name());
        if (request.revisionId() != null && !request.revisionId().equals(old.revisionId())) {
            throw LambdaErrors.revisionChanged();
        }
        var changed = new AliasRecord(old.function(), old.name(), request.functionVersion() == null ? old.version()
                : request.functionVersion(), request.description() == null ? old.description() : request.description(),
                weights(request.routingConfig()).orElse(old.weights()), UUID.randomUUID().toString(), old.policy());
        check(changed);
        functions.putAlias(changed, true);
        return SdkFields.copy(view(changed), UpdateAliasResponse.builder()).build();
    }

    /** An alias that is not there counts as deleted. */
    private DeleteAliasResponse delete(DeleteAliasRequest request) {
        functions.deleteAlias(functions.reference(functions.latest(request.functionName()).name(), request.name()));
        return DeleteAliasResponse.builder().build();
    }

    private ListAliasesResponse list(ListAliasesRequest request) {
        var function = functions.latest(request.functionName()).name();
        var all = functions.aliases(function).filter(a -> request.functionVersion() == null || a.pointsTo(request
                .functionVersion())).map(this::view).toList();
        var page = Page.of(all, request.marker(), request.maxItems());
        return ListAliasesResponse.builder().aliases(page.items()).nextMarker(page.next()).build();
    }

    private AliasConfiguration view(AliasRecord alias) {
        var view = AliasConfiguration.builder().aliasArn(functions.arn(alias.function() + ":" + alias.name())).name(
                alias.name()).functionVersion(alias.version()).description(alias.description()).revisionId(alias
                        .revisionId());
        if (!alias.weights().isEmpty()) {
            view.routingConfig(r -> r.additionalVersionWeights(alias.weights()));
        }
        return view.build();
    }

    private static Optional<Map<String, Double>> weights(@Nullable AliasRoutingConfiguration routing) {
        return Optional.ofNullable(routing).map(AliasRoutingConfiguration::additionalVersionWeights);
    }

    private static String text(@Nullable String description) {
        return description == null ? "" : description;
    }
}
