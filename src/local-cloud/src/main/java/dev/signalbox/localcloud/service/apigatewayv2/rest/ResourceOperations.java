package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.Operations;
import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.ApiStore;
import dev.signalbox.localcloud.service.apigatewayv2.rest.RestApiRecord.Node;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.apigateway.model.CreateResourceRequest;
import software.amazon.awssdk.services.apigateway.model.CreateResourceResponse;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceRequest;
import software.amazon.awssdk.services.apigateway.model.DeleteResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourceRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourceResponse;
import software.amazon.awssdk.services.apigateway.model.GetResourcesRequest;
import software.amazon.awssdk.services.apigateway.model.GetResourcesResponse;

/** The paths of REST APIs. */
final class ResourceOperations {
    private static final Pattern PART = Pattern.compile("[a-zA-Z0-9._:~@$!*'(),;=-]+|\\{[a-zA-Z0-9._-]+\\+?}");

    private final RestApiStore apis;

    ResourceOperations(RestApiStore apis) {
        this.apis = apis;
    }

    void register(Operations operations) {
        operations.on(CreateResourceRequest.class, this::create).on(GetResourceRequest.class, this::get).on(
                GetResourcesRequest.class, this::list).on(DeleteResourceRequest.class, this::delete);
    }

    private CreateResourceResponse create(CreateResourceRequest request) {
        var part = String.valueOf(request.pathPart());
        if (!PART.matcher(part).matches()) {
            throw RestErrors.bad("Resource's path part only allow a-zA-Z0-9._-: or a valid greedy path variable "
                    + "and curly braces at the beginning and the end.");
        }
        var id = ApiStore.newId(6);
        var changed = apis.change(request.restApiId(), api -> {
            var parent = RestApiStore.resource(api, request.parentId());
            if (parent.pathPart().endsWith("+}")) {
                throw RestErrors.bad("Cannot create a child of a resource with a greedy path variable");
            }
            if (api.resources().values().stream().anyMatch(n -> n.parentId().equals(Optional.of(parent.id())) && n
                    .pathPart().equals(part))) {
                throw RestErrors.conflict("Another resource with the same parent already has this name: " + part);
            }
            var path = parent.path().equals("/") ? "/" + part : parent.path() + "/" + part;
            return api.withResources(all -> all.put(id, new Node(id, Optional.of(parent.id()), part, path, Map.of())));
        });
        return SdkFields.copy(RestApiStore.resource(changed, id).view(), CreateResourceResponse.builder()).build();
    }

    private GetResourceResponse get(GetResourceRequest request) {
        var node = RestApiStore.resource(apis.get(request.restApiId()), request.resourceId());
        return SdkFields.copy(node.view(), GetResourceResponse.builder()).build();
    }

    private GetResourcesResponse list(GetResourcesRequest request) {
        var all = apis.get(request.restApiId()).resources().values().stream().sorted(Comparator.comparing(Node::path))
                .toList();
        var page = Slice.of(all, request.limit(), request.position());
        return GetResourcesResponse.builder().items(page.items().stream().map(Node::view).toList()).position(page.next()
                .orElse(null)).build();
    }

    /** Takes all below it along, as on AWS. */
    private DeleteResourceResponse delete(DeleteResourceRequest request) {
        apis.change(request.restApiId(), api -> {
            var gone = RestApiStore.resource(api, request.resourceId());
            if (gone.parentId().isEmpty()) {
                throw RestErrors.bad("Root resource cannot be deleted");
            }
            return api.withResources(all -> all.values().removeIf(n -> n.id().equals(gone.id()) || n.path().startsWith(
                    gone.path() + "/")));
        });
        return DeleteResourceResponse.builder().build();
    }
}
