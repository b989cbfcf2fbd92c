package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.BudgetSpentException;
import dev.signalbox.console.gateway.ChangeRefusedException;
import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.signin.ForeignEndpointException;
import dev.signalbox.console.gateway.signin.SignInNeededException;
import dev.signalbox.console.model.Failure;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Runs SDK calls and turns what they throw into {@link GatewayException}, once, logging code and request id here. */
public final class AwsCalls {
    private static final Logger LOG = LoggerFactory.getLogger(AwsCalls.class);
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "UnauthorizedOperation",
            "InvalidClientTokenId", "SignatureDoesNotMatch", "UnrecognizedClientException", "InvalidAccessKeyId");
    /** Not among them is what a wrong clock makes of a signature. */
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");

    /** What the SDK's parsers throw; they are hidden in its own packages. */
    private static final Pattern PARSERS = Pattern.compile("(?i)json|xml");

    private final AwsConnection connection;

    public AwsCalls(AwsConnection connection) {
        this.connection = connection;
    }

    public <T> T call(Supplier<T> sdkCall) throws GatewayException {
        try {
            return sdkCall.get();
        } catch (ChangeRefusedException e) {
            throw new GatewayException(e.failure(), e);
        } catch (SdkException e) {
            throw failed(e);
        } catch (SignInNeededException e) {
            throw new GatewayException(e.failure(), e);
        } catch (ForeignEndpointException e) {
            throw new GatewayException(e.failure(), e);
        } catch (BudgetSpentException e) {
            throw new GatewayException(new Failure.Throttled("BudgetSpent", Objects.requireNonNullElse(e.getMessage(),
                    ""),
                    Optional.empty()), e);
        } catch (RejectedExecutionException e) { // the session is being closed
            throw new GatewayException(new Failure.Unreachable(connection.endpointLabel(), "closed"), e);
        }
    }

    /** What a call was refused for want of a permission with; anything else goes on, since it says something of all calls. */
    static GatewayException onlyDenied(GatewayException e) throws GatewayException {
        if (e.failure() instanceof Failure.Denied) {
            return e;
        }
        throw e;
    }

    /** What a call tells, or {@code instead} when it is refused for want of a permission; for what only adds to something else. */
    static <T> T unlessDenied(Supplier<T> sdkCall, T instead) {
        try {
            return sdkCall.get();
        } catch (AwsServiceException e) {
            if (DenialNoter.isRefusal(e)) {
                LOG.info("Left out, since it is not allowed: {}", e.getMessage());
                return instead;
            }
            throw e;
        }
    }

    GatewayException failed(SdkException e) {
        Failure failure = failure(e);
        LOG.info("{}: {} (request id {})", failure.code(), failure.message(), failure.requestId().orElse("none"));
        return new GatewayException(failure, e);
    }

    private Failure failure(SdkException e) {
        Optional<ChangeRefusedException> refused = ChangeGate.refusal(e);
        if (refused.isPresent()) {
            return refused.get().failure();
        }
        return switch (e) {
            case AwsServiceException answered -> answered(answered);
            case ApiCallTimeoutException _ -> new Failure.TimedOut(connection.endpointLabel(), connection.patience());
            case SdkClientException unanswered -> unanswered(unanswered);
            default -> new Failure.Unexpected(e.getClass().getSimpleName(), message(e), Optional.empty());
        };
    }

    private Failure unanswered(SdkClientException e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String said = Objects.requireNonNullElse(root.getMessage(), root.getClass().getSimpleName());
        String reason = said.lines().findFirst().orElse("").strip();
        boolean reached = PARSERS.matcher(root.getClass().getName()).find();
        return reached ? new Failure.Garbled(connection.endpointLabel(), reason)
                : new Failure.Unreachable(connection.endpointLabel(), reason);
    }

    private Failure answered(AwsServiceException e) {
        Optional<Unoffered.Operation> unoffered = Unoffered.in(e);
        if (unoffered.isPresent()) {
            return new Failure.NotOffered(connection.endpointLabel(), unoffered.get().name(), Unoffered.said(e));
        }
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "HTTP " + e.statusCode() : details.errorCode();
        String message = details == null || details.errorMessage() == null ? message(e) : details.errorMessage();
        Optional<String> requestId = Optional.ofNullable(e.requestId());
        if (e.isThrottlingException()) {
            return new Failure.Throttled(code, message, requestId);
        }
        if (EXPIRED.contains(code)) {
            return new Failure.SignInNeeded(code, message, requestId);
        }
        if (S3Access.isArchived(e)) {
            return new Failure.Rejected(code, S3Access.archived(e), requestId);
        }
        if (DENIED.contains(code) || e.statusCode() == 403) {
            return new Failure.Denied(code, message, requestId);
        }
        if (isNotFound(e)) {
            return new Failure.NotFound(code, message, requestId);
        }
        return e.statusCode() < 500 ? new Failure.Rejected(code, message, requestId)
                : new Failure.Unexpected(code, message, requestId);
    }

    /** Whether a service says that there is no such thing. */
    static boolean isNotFound(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null || details.errorCode() == null ? "" : details.errorCode();
        return e.statusCode() == 404 || code.endsWith("DoesNotExist") || code.startsWith("NoSuch") || code.endsWith(
                "NotFound") || code.endsWith("NotFoundException");
    }

    private static String message(SdkException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
