package dev.signalbox.localcloud.wire;

import dev.signalbox.localcloud.runtime.Caller;
import dev.signalbox.localcloud.runtime.Registry;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.store.StorageFullException;
import dev.signalbox.localcloud.wire.auth.Refused;
import dev.signalbox.localcloud.wire.auth.SigV4;
import dev.signalbox.localcloud.wire.auth.SignedRequest;
import dev.signalbox.localcloud.wire.codec.MalformedRequest;
import dev.signalbox.localcloud.wire.codec.Pojos;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Answers API requests: signature, operation, typed request, handler, typed answer. Every failure gets its envelope. */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Registry registry;
    private final OperationTable table;
    private final SigV4 signatures;

    /** @param registry complete: operations registered later are not served */
    public Dispatcher(Registry registry, SigV4 signatures) {
        this.registry = registry;
        this.table = new OperationTable(registry.requestTypes());
        this.signatures = signatures;
    }

    /** Whether a request of S3 is answered here, and not by S3's handler. */
    public boolean answersForS3(WireRequest request) {
        return table.byPath("s3", request).isPresent();
    }

    /**
     * Whose header-signed request of S3 it is, or the answer to one whose signature does not hold.
     *
     * @param caller empty with a refusal
     */
    public record Signer(Optional<Caller> caller, Optional<WireResponse> refusal) {}

    /** Verifies a header-signed request of S3; its body is not looked at. */
    public Signer signerForS3(WireRequest request, String requestId) {
        try {
            return new Signer(Optional.of(signatures.verifyHead(new SignedRequest(request.method(), request.path(),
                    request.query(), request.headers(), request::body))), Optional.empty());
        } catch (Refused e) {
            return new Signer(Optional.empty(), Optional.of(refusal(request, AuthErrors.of(e.reason(),
                    Protocol.REST_XML), requestId)));
        }
    }

    public WireResponse answer(WireRequest request, String requestId) {
        var incoming = new Incoming(request);
        var protocol = incoming.protocol();
        Optional<Operation> operation = Optional.empty();
        try {
            incoming.checkOperation();
            var caller = verify(request, protocol);
            var match = incoming.match(table);
            operation = Optional.of(match.operation());
            var typed = read(request, match, protocol);
            var response = caller.call(() -> registry.guarded().call(typed, AwsResponse.class));
            return finished(request, protocol, protocol.writer().answer(response, match.operation(), requestId));
        } catch (AwsServiceException e) {
            return failure(e, request, operation, requestId);
        } catch (MalformedRequest e) {
            LOG.debug("Malformed request {}", requestId, e);
            return failure(malformed(e, request, protocol), request, operation, requestId);
        } catch (StorageFullException e) {
            LOG.debug("Request {} was refused", requestId, e);
            return failure(ServiceError.of(500, operation.filter(o -> o.request().getName().contains(".dynamodb."))
                    .isPresent() ? "InternalServerError" : "InternalFailure", String.valueOf(e.getMessage())), request,
                    operation, requestId);
        } catch (RuntimeException e) {
            LOG.error("Request {} ({}) failed inside the local cloud", requestId, operation.map(Operation::name).orElse(
                    "no operation"), e);
            return failure(ServiceError.of(500, "InternalFailure", "Internal error in the local cloud, request id "
                    + requestId + "; its log has the cause."), request, operation, requestId);
        }
    }

    /** An answer for a request that may not be served at all, in the protocol it speaks. */
    public WireResponse refusal(WireRequest request, AwsServiceException error, String requestId) {
        return failure(error, request, Optional.empty(), requestId);
    }

    private Caller verify(WireRequest request, Protocol protocol) {
        if (DynamoDbWire.speaks(request)) {
            SignatureParts.check(request);
        }
        try {
            return signatures.verify(new SignedRequest(request.method(), request.path(), request.query(), request
                    .headers(),
                    request::body));
        } catch (Refused e) {
            throw AuthErrors.of(e.reason(), protocol);
        }
    }

    private static AwsRequest read(WireRequest request, Match match, Protocol protocol) {
        var builder = Pojos.builder(match.operation().request());
        protocol.reader().read(request, match, builder);
        return (AwsRequest) Pojos.build(builder);
    }

    private static WireResponse failure(AwsServiceException error, WireRequest request, Optional<Operation> operation,
            String requestId) {
        var protocol = new Incoming(request).protocol();
        var known = error.statusCode() >= 300 ? error
                : ServiceError.of(500, ServiceError.codeOf(error), ServiceError.messageOf(error));
        var plain = protocol.writer().error(known, operation, requestId);
        return finished(request, protocol, DynamoDbWire.speaks(request) ? DynamoDbWire.error(known, plain) : plain);
    }

    private static AwsServiceException malformed(MalformedRequest cause, WireRequest request, Protocol protocol) {
        var xml = protocol == Protocol.REST_XML ? "MalformedXML" : "MalformedQueryString";
        if (cause.isUnreadable() && DynamoDbWire.speaks(request)) {
            return ServiceError.of(400, "SerializationException", "");
        }
        return ServiceError.of(400, protocol.isXml() ? xml : "SerializationException", String
                .valueOf(cause.getMessage()));
    }

    /** AWS JSON has two versions that differ in nothing else than their name. */
    private static WireResponse finished(WireRequest request, Protocol protocol, WireResponse response) {
        var asked = request.header("Content-Type").filter(type -> type.startsWith("application/x-amz-json-1.1"));
        var named = protocol == Protocol.AWS_JSON && asked.isPresent() ? response.with("Content-Type",
                "application/x-amz-json-1.1") : response;
        return DynamoDbWire.speaks(request) ? DynamoDbWire.finished(request, named) : named;
    }
}
