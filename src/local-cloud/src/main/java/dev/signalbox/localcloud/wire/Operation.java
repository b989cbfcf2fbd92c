package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.Registry;
import java.util.Map;
import java.util.Optional;
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
            "events", "cloudwatch", "monitoring", "elasticloadbalancingv2", "elasticloadbalancing");

    /**
     * What S3 configures per bucket or object, named by a sub-resource such as {@code ?policy}, and what its handler
     * leaves out or does not do as S3 does. The handler keeps what carries an object's body.
     */
    private static final Pattern SERVED_HERE = Pattern.compile(
            "(Get|Put|Delete)(Bucket(?!Location|Acl)\\w+|PublicAccessBlock|ObjectTagging)|DeleteObjects?|HeadObject"
                    + "|GetObjectAttributes|CopyObject|UploadPartCopy|List(Parts|MultipartUploads)"
                    + "|(Create|Complete|Abort)MultipartUpload");
    /** What S3's model leaves to the members: these must be in the query string too. */
    private static final Map<String, String> QUERIES = Map.of("ListParts", "?uploadId", "CompleteMultipartUpload",
            "?uploadId", "AbortMultipartUpload", "?uploadId", "UploadPartCopy", "?partNumber&uploadId");
    /** A copy is a {@code PUT} that names a source. */
    private static final Map<String, String> HEADERS = Map.of("CopyObject", "x-amz-copy-source", "UploadPartCopy",
            "x-amz-copy-source");

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

    /** S3's model leaves the bucket to the endpoint rules, which put it into the path. */
    private static String s3Uri(String name, OperationInfo info) {
        return "/{Bucket}" + info.requestUri() + QUERIES.getOrDefault(name, "");
    }

    /** Whether the request has the headers that this operation cannot be without. */
    boolean fits(WireRequest wire) {
        return !service.equals("s3") || Optional.ofNullable(HEADERS.get(name)).map(wire::header).map(
                Optional::isPresent).orElse(true);
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
