package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.Registry;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * How one operation looks on the wire, as the SDK's own marshaller knows it.
 *
 * @param service the name requests are signed for, such as {@code states}
 * @param target value of {@code X-Amz-Target}, or of {@code Action} in the Query protocols; empty for REST
 * @param explicitPayload the body is one member, not the structure
 */
record Operation(String name, String service, Protocol protocol, Class<? extends AwsRequest> request, String method,
        UriTemplate uri, String target, String apiVersion, boolean explicitPayload) {
    /** SDK packages whose name is not the signing name. */
    private static final Map<String, String> SIGNING_NAMES = Map.of("sfn", "states", "cloudwatchlogs", "logs",
            "apigatewayv2", "apigateway", "apigatewaymanagementapi", "execute-api", "sesv2", "ses", "eventbridge",
            "events", "cloudwatch", "monitoring");

    private static final String LIST_PARTS = "ListParts";

    /** What S3 configures per bucket, named by a sub-resource such as {@code ?policy}, and what its handler leaves out. */
    private static final Pattern SERVED_HERE = Pattern.compile(
            "(Get|Put|Delete)(Bucket(?!Location|Acl)\\w+|PublicAccessBlock)|" + LIST_PARTS);

    static Operation of(Class<? extends AwsRequest> request) {
        var info = binding(request);
        var service = serviceOf(request);
        var name = Registry.operationName(request);
        var uri = service.equals("s3") ? s3Uri(name, info) : info.requestUri();
        var target = info.operationIdentifier() == null ? "" : info.operationIdentifier();
        var version = info.apiVersion() == null ? "" : info.apiVersion();
        return new Operation(name, service, protocol(service, target, version), request, info
                .httpMethod().name(), UriTemplate.of(uri), target, version, info
                        .hasExplicitPayloadMember());
    }

    /** S3's model leaves the bucket to the endpoint rules, which put it into the path, and an upload's id to its members. */
    private static String s3Uri(String name, OperationInfo info) {
        return "/{Bucket}" + info.requestUri() + (name.equals(LIST_PARTS) ? "?uploadId" : "");
    }

    private static Protocol protocol(String service, String target, String version) {
        if (target.isEmpty()) {
            return service.equals("s3") ? Protocol.REST_XML : Protocol.REST_JSON;
        }
        if (version.isEmpty()) {
            return Protocol.AWS_JSON;
        }
        return service.equals("ec2") ? Protocol.EC2_QUERY : Protocol.QUERY;
    }

    static String serviceOf(Class<? extends AwsRequest> request) {
        var steps = request.getPackageName().split("\\.");
        var module = steps[steps.length - 2];
        return SIGNING_NAMES.getOrDefault(module, module);
    }

    private static OperationInfo binding(Class<? extends AwsRequest> request) {
        var marshaller = request.getPackageName().replaceFirst("\\.model$", ".transform.") + request.getSimpleName()
                + "Marshaller";
        try {
            var field = Class.forName(marshaller, true, request.getClassLoader()).getDeclaredField(
                    "SDK_OPERATION_BINDING");
            field.setAccessible(true);
            return (OperationInfo) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The SDK has no binding for " + request.getName(), e);
        }
    }

    /** Operations of S3 that are not answered here are left to S3's own handler. */
    static boolean isServedHere(Class<? extends AwsRequest> request) {
        return !serviceOf(request).equals("s3") || SERVED_HERE.matcher(Registry.operationName(request)).matches();
    }

    /** XML namespace of Query answers. */
    String namespace() {
        return "http://" + service + ".amazonaws.com/doc/" + apiVersion + "/";
    }
}
