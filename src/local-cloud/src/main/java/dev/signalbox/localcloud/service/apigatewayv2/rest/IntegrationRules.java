package dev.signalbox.localcloud.service.apigatewayv2.rest;

import dev.signalbox.localcloud.runtime.SdkFields;
import dev.signalbox.localcloud.service.apigatewayv2.LambdaTarget;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.apigateway.model.ConnectionType;
import software.amazon.awssdk.services.apigateway.model.Integration;
import software.amazon.awssdk.services.apigateway.model.PutIntegrationRequest;

/** What integrations of REST APIs there are. */
final class IntegrationRules {
    /** The operation that a mapping template starts an execution with. */
    static final Pattern START_EXECUTION = Pattern.compile("arn:[^:]+:apigateway:[^:]+:states:action/StartExecution");
    private static final Set<String> SUPPORTED = Set.of("restApiId", "resourceId", "httpMethod", "type",
            "integrationHttpMethod", "uri", "connectionType", "credentials", "requestTemplates", "passthroughBehavior",
            "timeoutInMillis");
    private static final Set<String> PASSTHROUGH = Set.of("WHEN_NO_MATCH", "WHEN_NO_TEMPLATES", "NEVER");
    private static final int LONGEST = 29_000;

    private IntegrationRules() {}

    static Integration integration(PutIntegrationRequest request) {
        RestErrors.refuse(request, SUPPORTED);
        if (request.connectionType() != null && request.connectionType() != ConnectionType.INTERNET) {
            throw RestErrors.notHere("connectionType " + request.connectionTypeAsString());
        }
        int timeout = Optional.ofNullable(request.timeoutInMillis()).orElse(LONGEST);
        if (timeout < 50 || timeout > LONGEST) {
            throw RestErrors.bad("Timeout should be between 50 ms and " + LONGEST + " ms");
        }
        var passthrough = Optional.ofNullable(request.passthroughBehavior()).orElse("WHEN_NO_MATCH");
        if (!PASSTHROUGH.contains(passthrough)) {
            throw RestErrors.bad("Invalid passthroughBehavior: " + passthrough);
        }
        switch (request.type()) {
            case AWS_PROXY -> function(request);
            case AWS -> operation(request);
            case MOCK -> request.requestTemplates().values().forEach(Templates::check);
            case null, default -> throw RestErrors.notHere("integration type " + request.typeAsString());
        }
        return SdkFields.copy(request, Integration.builder()).httpMethod(request.integrationHttpMethod())
                .timeoutInMillis(timeout).passthroughBehavior(passthrough).cacheNamespace(request.resourceId()).build();
    }

    private static void function(PutIntegrationRequest request) {
        if (LambdaTarget.of(String.valueOf(request.uri())).isEmpty()) {
            throw RestErrors.bad("Invalid function ARN or invalid uri: " + request.uri());
        }
        if (!"POST".equals(request.integrationHttpMethod())) {
            throw RestErrors.bad("Enumeration value for HttpMethod must be non-empty and POST for functions");
        }
        if (request.credentials() != null || request.hasRequestTemplates()) {
            throw RestErrors.notHere("credentials or requestTemplates of a Lambda proxy integration");
        }
    }

    private static void operation(PutIntegrationRequest request) {
        if (!START_EXECUTION.matcher(String.valueOf(request.uri())).matches()) {
            throw RestErrors.notHere("integration with " + request.uri());
        }
        if (request.credentials() == null) {
            throw RestErrors.bad("Role ARN must be specified for AWS integrations");
        }
        request.requestTemplates().values().forEach(Templates::check);
    }
}
