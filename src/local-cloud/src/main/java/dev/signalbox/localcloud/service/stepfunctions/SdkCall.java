package dev.signalbox.localcloud.service.stepfunctions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.signalbox.localcloud.runtime.Calls;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkPojo;

/** An operation of a service here, by its names in the SDK. */
record SdkCall(Class<? extends AwsRequest> request) {
    /** Empty if the SDK has no such operation; that some service here implements it is another question. */
    static Optional<SdkCall> find(String module, String operation) {
        var folder = module.toLowerCase(Locale.ROOT);
        if (!folder.matches("[a-z0-9]+") || !operation.matches("[a-z][A-Za-z0-9]*")) {
            return Optional.empty();
        }
        var name = "software.amazon.awssdk.services." + folder + ".model." + operation.substring(0, 1).toUpperCase(
                Locale.ROOT) + operation.substring(1) + "Request";
        try {
            return Optional.of(new SdkCall(Class.forName(name, false, SdkCall.class.getClassLoader()).asSubclass(
                    AwsRequest.class)));
        } catch (ClassNotFoundException | ClassCastException e) {
            return Optional.empty();
        }
    }

    AwsResponse answer(JsonNode parameters, Calls calls) throws UnsupportedParameter {
        var builder = builder();
        SdkJson.read(parameters, builder);
        return calls.call((AwsRequest) ((AwsRequest.Builder) builder).build(), AwsResponse.class);
    }

    /** Without the fields that the request does not have. */
    JsonNode known(JsonNode parameters) {
        if (!(parameters instanceof ObjectNode all)) {
            return parameters;
        }
        var names = SdkJson.names(builder());
        var unknown = all.propertyStream().map(Map.Entry::getKey).filter(n -> !names.contains(SdkJson.capital(n)))
                .toList();
        return unknown.isEmpty() ? all : all.deepCopy().remove(unknown);
    }

    private SdkPojo builder() {
        try {
            return (SdkPojo) request.getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(request.getName() + " is not a model class", e);
        }
    }
}
