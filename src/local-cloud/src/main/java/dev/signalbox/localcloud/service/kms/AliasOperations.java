package dev.signalbox.localcloud.service.kms;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.ServiceError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.CreateAliasRequest;
import software.amazon.awssdk.services.kms.model.CreateAliasResponse;
import software.amazon.awssdk.services.kms.model.DeleteAliasRequest;
import software.amazon.awssdk.services.kms.model.DeleteAliasResponse;
import software.amazon.awssdk.services.kms.model.ListAliasesRequest;
import software.amazon.awssdk.services.kms.model.ListAliasesResponse;
import software.amazon.awssdk.services.kms.model.UpdateAliasRequest;
import software.amazon.awssdk.services.kms.model.UpdateAliasResponse;

/** Names for keys. */
final class AliasOperations {
    private static final Pattern NAME = Pattern.compile("alias/[a-zA-Z0-9/_-]{1,250}");

    private final CloudContext context;
    private final Keys keys;

    AliasOperations(CloudContext context, Keys keys) {
        this.context = context;
        this.keys = keys;
    }

    void register(Operations operations) {
        operations.on(CreateAliasRequest.class, this::create).on(UpdateAliasRequest.class, this::update).on(
                DeleteAliasRequest.class, this::delete).on(ListAliasesRequest.class, this::list);
    }

    private static String checked(@Nullable String name) {
        if (name == null || !name.startsWith("alias/")) {
            throw KmsErrors.invalid("Invalid identifier");
        }
        if (!NAME.matcher(name).matches()) {
            throw KmsErrors.aliasName("Alias names hold letters, digits, '/', '_' and '-' alone.");
        }
        if (name.startsWith("alias/aws/")) {
            throw ServiceError.of(400, "NotAuthorizedException", "The alias prefix alias/aws/ is reserved to AWS.");
        }
        return name;
    }

    private CreateAliasResponse create(CreateAliasRequest request) {
        var name = checked(request.aliasName());
        var target = keys.get(request.targetKeyId());
        keys.change(() -> {
            if (keys.alias(name).isPresent()) {
                throw KmsErrors.exists(context.arn("kms", name));
            }
            var now = context.time().now();
            return keys.put(new Alias(name, target.id(), now, now));
        });
        return CreateAliasResponse.builder().build();
    }

    private UpdateAliasResponse update(UpdateAliasRequest request) {
        var name = checked(request.aliasName());
        var target = keys.get(request.targetKeyId());
        keys.change(() -> keys.put(new Alias(name, target.id(), existing(name).created(), context.time().now())));
        return UpdateAliasResponse.builder().build();
    }

    private Alias existing(String name) {
        return keys.alias(name).orElseThrow(() -> KmsErrors.notFound("Alias " + context.arn("kms", name)));
    }

    private DeleteAliasResponse delete(DeleteAliasRequest request) {
        keys.remove(existing(checked(request.aliasName())));
        return DeleteAliasResponse.builder().build();
    }

    private ListAliasesResponse list(ListAliasesRequest request) {
        var all = keys.aliases();
        if (request.keyId() != null) {
            var id = keys.get(request.keyId()).id();
            all = all.stream().filter(alias -> alias.keyId().equals(id)).toList();
        }
        var page = Page.of(all, request.marker(), request.limit());
        return ListAliasesResponse.builder().aliases(page.items().stream().map(this::view).toList()).truncated(page
                .next() != null).nextMarker(page.next()).build();
    }

    private AliasListEntry view(Alias alias) {
        return AliasListEntry.builder().aliasName(alias.name()).aliasArn(context.arn("kms", alias.name())).targetKeyId(
                alias.keyId()).creationDate(alias.created()).lastUpdatedDate(alias.updated()).build();
    }
}
