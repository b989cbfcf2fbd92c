package dev.signalbox.localcloud.service.dynamodb.data;

import dev.signalbox.localcloud.runtime.ServiceError;
import dev.signalbox.localcloud.runtime.Time;
import dev.signalbox.localcloud.service.dynamodb.table.Claims;
import dev.signalbox.localcloud.store.DurableMap;
import dev.signalbox.localcloud.store.Store;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/** Transactions that were made in the last ten minutes, by their client request tokens: a repeated one does nothing. */
public final class RequestTokens {
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Store store;
    private final DurableMap<Made> made;
    private final Time time;

    /**
     * A transaction that was made.
     *
     * @param digest of its parts
     */
    public record Made(String token, String digest, Instant at) {}

    public RequestTokens(Store store, Time time) {
        this.store = store;
        this.made = store.map("dynamodb.tokens", Made.class);
        this.time = time;
    }

    void claim(Claims claims, TransactWriteItemsRequest request) {
        var token = request.clientRequestToken();
        if (token == null) {
            return;
        }
        claims.andName("token " + token);
    }

    /** Whether just this was made before; call with the token claimed. */
    boolean isRepetition(TransactWriteItemsRequest request) {
        var before = token(request).flatMap(made::get).filter(m -> m.at().plus(KEPT).isAfter(time.now()));
        if (before.isPresent() && !before.get().digest().equals(digest(request))) {
            throw ServiceError.of(IdempotentParameterMismatchException.builder(), 400,
                    "IdempotentParameterMismatchException",
                    "The request uses the same client token as a previous, but non-identical request.");
        }
        return before.isPresent();
    }

    void remember(TransactWriteItemsRequest request) {
        token(request).ifPresent(t -> made.put(t, new Made(t, digest(request), time.now())));
    }

    private static Optional<String> token(TransactWriteItemsRequest request) {
        return Optional.ofNullable(request.clientRequestToken());
    }

    /** Forgets the transactions whose ten minutes are over. */
    public void forgetOld() {
        var now = time.now();
        List<Made> old = made.values().filter(m -> !m.at().plus(KEPT).isAfter(now)).toList();
        if (!old.isEmpty()) {
            store.write(() -> old.forEach(m -> made.remove(m.token())));
        }
    }

    private static String digest(TransactWriteItemsRequest request) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            var text = request.transactItems().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(sha.digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
