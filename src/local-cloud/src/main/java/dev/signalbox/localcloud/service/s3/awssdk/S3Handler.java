package dev.signalbox.localcloud.service.s3.awssdk;

import dev.signalbox.localcloud.runtime.CloudContext;
import dev.signalbox.localcloud.runtime.Route;
import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.SessionKeys;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.s3.objects.S3Errors;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import dev.signalbox.localcloud.store.StorageFullException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3ProxyHandler;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * S3's protocol for buckets and objects, by S3Proxy's handler. The front door has verified signatures in headers; the
 * handler verifies presigned addresses and bodies in signed chunks.
 */
public final class S3Handler implements Route {
    private static final Logger LOG = LoggerFactory.getLogger(S3Handler.class);
    private static final long LARGEST_PUT = 5L << 30;
    private static final long LARGEST_SIGNED_BODY = 128L << 20;
    private static final int LARGEST_CHUNK = 16 << 20;
    /** Clients that are still sending do not read an answer, so of a refused body this much is read first. */
    private static final int DRAINED = 16 << 20;
    private static final int SKEW_SECONDS = 15 * 60;
    /** Headers that mean something we do not do. The handler would pass over them, so they are refused first. */
    private static final List<String> REFUSED = List.of("x-amz-object-lock-mode",
            "x-amz-object-lock-legal-hold", "x-amz-object-lock-retain-until-date",
            "x-amz-server-side-encryption-customer-algorithm",
            "x-amz-copy-source-server-side-encryption-customer-algorithm", "x-amz-grant-read", "x-amz-grant-write",
            "x-amz-grant-full-control",
            "x-amz-website-redirect-location", "x-amz-write-offset-bytes");

    private final Time time;
    private final String account;
    private final Proxy verifying;
    private final Proxy trusting;

    public S3Handler(CloudContext context, BlobStore store) {
        this.time = context.time();
        this.account = context.identity().account();
        this.verifying = new Proxy(context, store, AuthenticationType.AWS_V4);
        this.trusting = new Proxy(context, store, AuthenticationType.NONE);
        var keys = new SessionKeys(context.identity());
        verifying.setBlobStoreLocator((accessKeyId, _, _) -> Optional.ofNullable(accessKeyId).flatMap(id -> keys
                .secretOf(id, context.time().now())).map(secret -> new AccessGrant(secret, store)).orElse(null));
    }

    /** S3Proxy's handler with our settings. */
    private static final class Proxy extends S3ProxyHandler {
        Proxy(CloudContext context, BlobStore store, AuthenticationType verification) {
            super(store, verification, context.identity().accessKeyId(), context.identity().secretAccessKey(), null,
                    LARGEST_PUT, LARGEST_SIGNED_BODY, LARGEST_CHUNK, true, CrossOriginResourceSharing.disabled(), null,
                    SKEW_SECONDS);
        }

        void refuse(HttpServletRequest request, HttpServletResponse response, AwsServiceException error)
                throws IOException {
            int status = error.statusCode() >= 400 ? error.statusCode() : 500;
            sendSimpleErrorResponse(request, response, ServiceError.codeOf(error), status, ServiceError.messageOf(
                    error), Map.of());
        }
    }

    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    @Override
    public String prefix() {
        return "/";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            for (var header : REFUSED) {
                if (request.getHeader(header) != null) {
                    throw S3Errors.notImplemented("the header " + header);
                }
            }
            var owner = request.getHeader("x-amz-expected-bucket-owner");
            if (owner != null && !owner.equals(account)) {
                throw ServiceError.of(403, "AccessDenied", "Access Denied");
            }
            boolean verified = Boolean.TRUE.equals(request.getAttribute(VERIFIED));
            if (!verified) {
                PresignedAddress.check(request::getParameter, time.now());
            }
            var body = HandledRequest.body(request);
            var proxy = verified ? trusting : verifying;
            Exchange.during(request, response, () -> proxy.doHandle(request, new HandledRequest(request), response,
                    body, new S3ProxyHandler.RequestContext()));
        } catch (IOException | RuntimeException e) {
            fail(e, request, response);
        } catch (Exception e) {
            throw new IllegalStateException("S3's handler failed", e);
        }
    }

    private void fail(Exception failure, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (response.isCommitted()) {
            throw new IOException("S3 could not finish an answer", failure);
        }
        drain(request);
        var error = cause(failure, AwsServiceException.class).orElseGet(() -> unforeseen(failure));
        ServiceError.headersOf(error).forEach(response::setHeader);
        if (error.statusCode() == HttpServletResponse.SC_NOT_MODIFIED) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        verifying.refuse(request, response, error);
    }

    private static void drain(HttpServletRequest request) {
        try {
            request.getInputStream().skipNBytes(DRAINED);
        } catch (IOException | AwsServiceException e) {
            LOG.debug("The body of a refused request ended", e);
        }
    }

    private static AwsServiceException unforeseen(Exception failure) {
        if (failure instanceof UnsupportedOperationException) {
            return S3Errors.notImplemented("this S3 operation");
        }
        if (failure instanceof IllegalArgumentException) {
            LOG.debug("S3 request refused", failure);
            return ServiceError.of(400, "InvalidArgument", "Invalid Argument");
        }
        var reason = cause(failure, FileSystemException.class).map(file -> String.valueOf(file.getReason())).or(
                () -> cause(failure, IOException.class).map(Throwable::getMessage).filter(S3Handler::isAboutSpace)).or(
                        () -> cause(failure, StorageFullException.class).map(Throwable::getMessage));
        if (reason.isPresent()) {
            LOG.error("The local cloud cannot keep an object", failure);
            return ServiceError.of(500, "InternalError", "The local cloud cannot write to its data folder: " + reason
                    .get());
        }
        LOG.error("An S3 request failed inside the local cloud", failure);
        return ServiceError.of(500, "InternalError",
                "We encountered an internal error. Please try again. The local cloud's log has the cause.");
    }

    /** What Linux, macOS and Windows say when a disk is full, which Java passes on as it is. */
    private static boolean isAboutSpace(String message) {
        return message.contains("No space left") || message.contains("not enough space");
    }

    private static <T extends Exception> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (type.isInstance(at)) {
                return Optional.of(type.cast(at));
            }
        }
        return Optional.empty();
    }
}
