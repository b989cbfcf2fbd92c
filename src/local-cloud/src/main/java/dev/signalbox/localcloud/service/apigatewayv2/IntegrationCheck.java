package dev.signalbox.localcloud.service.apigatewayv2;

import dev.signalbox.localcloud.service.apigatewayv2.ApiRecord.Integration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What integrations there are, by the kind of the API. */
record IntegrationCheck(boolean socket) {
    static final String START_EXECUTION = "StepFunctions-StartExecution";
    private static final Map<String, Set<String>> PARAMETERS = Map.of(START_EXECUTION, Set.of("StateMachineArn", "Name",
            "Input", "Region"));

    /** In milliseconds. */
    static int longest(boolean socket) {
        return socket ? 29_000 : 30_000;
    }

    /** The integration, if it can be served. */
    Integration checked(Integration made) {
        var format = made.payloadFormatVersion();
        if (!format.equals("1.0") && (socket || !format.equals("2.0"))) {
            throw ApiErrors.bad("Invalid payload format version: " + format);
        }
        if (made.timeoutMillis() < 50 || made.timeoutMillis() > longest(socket)) {
            throw ApiErrors.bad("Timeout should be between 50 ms and " + longest(socket) + " ms");
        }
        switch (made.type().orElse("AWS_PROXY")) {
            case "AWS_PROXY" -> proxy(made);
            case "MOCK" -> mock();
            default -> throw ApiErrors.notHere("IntegrationType " + made.type().orElse(""));
        }
        if (!socket && (!made.templates().isEmpty() || made.templateSelection().isPresent())) {
            throw ApiErrors.bad("Request templates are not supported for protocol type HTTP");
        }
        return made;
    }

    private void mock() {
        if (!socket) {
            throw ApiErrors.bad("Invalid integration type specified: MOCK is not supported for protocol type HTTP");
        }
    }

    private void proxy(Integration made) {
        if (made.subtype().isPresent() && !socket) {
            operation(made, made.subtype().get());
            return;
        }
        if (LambdaTarget.of(made.uri()).isEmpty()) {
            throw ApiErrors.bad("Invalid function ARN or invalid uri: " + made.uri());
        }
        if (made.credentials().isPresent() || !made.parameters().isEmpty() || made.subtype().isPresent()) {
            throw ApiErrors.notHere("CredentialsArn, RequestParameters or IntegrationSubtype of a Lambda integration");
        }
    }

    private static void operation(Integration made, String subtype) {
        var known = Optional.ofNullable(PARAMETERS.get(subtype)).orElseThrow(() -> ApiErrors.notHere(
                "IntegrationSubtype " + subtype));
        if (!made.payloadFormatVersion().equals("1.0")) {
            throw ApiErrors.bad("PayloadFormatVersion 1.0 is required for IntegrationSubtype " + subtype);
        }
        if (made.credentials().filter(arn -> arn.matches("arn:[^:]+:iam::\\d{12}:role/.+")).isEmpty()) {
            throw ApiErrors.bad("Credentials ARN must not be empty and must be a role for IntegrationSubtype "
                    + subtype);
        }
        for (var name : made.parameters().keySet()) {
            if (!known.contains(name)) {
                throw ApiErrors.bad("Parameter: " + name + " does not fit schema for Operation: " + subtype);
            }
        }
        if (!made.parameters().containsKey("StateMachineArn")) {
            throw ApiErrors.bad("Parameter: StateMachineArn is required for Operation: " + subtype);
        }
        made.parameters().values().forEach(ParameterMapping::check);
    }
}
