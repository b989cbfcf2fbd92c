package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.wire.auth.Authorization;
import java.util.Map;
import java.util.Optional;

/** Finds out which protocol a request speaks and which operation it means. */
final class Incoming {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final WireRequest request;
    private final String service;
    private final Protocol protocol;

    Incoming(WireRequest request) {
        this.request = request;
        this.service = request.header("Authorization").flatMap(Authorization::parse).map(Authorization::service)
                .orElse("");
        this.protocol = protocolOf();
    }

    Protocol protocol() {
        return protocol;
    }

    private Protocol protocolOf() {
        if (service.equals("s3")) {
            return Protocol.REST_XML;
        }
        if (request.header("X-Amz-Target").isPresent()) {
            return Protocol.AWS_JSON;
        }
        if (request.header("smithy-protocol").isPresent()) {
            return Protocol.RPC_CBOR;
        }
        // Java's own HTTP client marks an empty POST as a form, also to REST services.
        boolean form = request.body().length > 0 && request.header("Content-Type").filter(type -> type.startsWith(FORM))
                .isPresent();
        if (form || request.query().startsWith("Action=") || request.query().contains("&Action=")) {
            return service.equals("ec2") ? Protocol.EC2_QUERY : Protocol.QUERY;
        }
        return Protocol.REST_JSON;
    }

    /** DynamoDB looks for the operation before it looks at the signature. */
    void checkOperation() {
        if (DynamoDbWire.speaks(request) && !DynamoDbWire.isOperation(request.header("X-Amz-Target").orElse(""))) {
            throw ServiceError.of(400, "UnknownOperationException", "");
        }
    }

    /** @throws software.amazon.awssdk.awscore.exception.AwsServiceException when nothing here answers it */
    Match match(OperationTable table) {
        return switch (protocol) {
            case AWS_JSON -> {
                var target = request.header("X-Amz-Target").orElse("");
                yield named(table.byTarget(service, target), target);
            }
            case RPC_CBOR -> {
                var steps = request.path().split("/");
                var target = steps.length == 5 ? steps[2] + "." + steps[4] : request.path();
                yield named(table.byTarget(service, target), target);
            }
            case QUERY, EC2_QUERY -> action(table);
            case REST_JSON, REST_XML -> table.byPath(service, request).orElseThrow(() -> ServiceError.of(404,
                    "UnknownOperationException", "The local cloud does not implement " + request.method() + " "
                            + request.path() + " of " + shownService() + "."));
        };
    }

    private static Match named(Optional<Operation> operation, String target) {
        return new Match(operation.orElseThrow(() -> ServiceError.of(400, "UnknownOperationException",
                "The local cloud does not implement " + target + ".")), Map.of());
    }

    private Match action(OperationTable table) {
        var action = QueryRequestReader.form(request).getOrDefault("Action", "");
        var operation = table.byTarget(service, action);
        return new Match(operation.orElseThrow(() -> ServiceError.of(400, "InvalidAction",
                "The local cloud does not implement the action '" + action + "' of " + shownService() + ".")), Map
                        .of());
    }

    private String shownService() {
        return service.isEmpty() ? "an unnamed service" : service;
    }
}
