package dev.signalbox.console.store.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.signalbox.console.model.ledger.Change;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A line of the ledger's file.
 *
 * @param hash SHA-256 of the hash of the line before and of all else in this one, so that no line can be changed, taken out or
 * put in without those after it telling
 */
record LedgerLine(long number, String at, String who, String environment, String action, String target,
        String requestId, String result, String hash) {
    private static final ObjectMapper JSON = new ObjectMapper().enable(
            DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES).enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    static LedgerLine of(Change c, String before) {
        LedgerLine open = new LedgerLine(c.number(), c.at().toString(), c.who(), c.environment(), c.action(), c
                .target(), c.requestId(), c.result(), "");
        return open.hashed(open.expected(before));
    }

    static Optional<LedgerLine> parse(String line) {
        try {
            LedgerLine parsed = JSON.readValue(line, LedgerLine.class);
            Instant.parse(parsed.at);
            return Optional.of(parsed);
        } catch (JsonProcessingException | DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean follows(String before) {
        return hash.equals(expected(before));
    }

    Change change() {
        return new Change(number, Instant.parse(at), who, environment, action, target, requestId, result);
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A line of the ledger cannot be written", e);
        }
    }

    private LedgerLine hashed(String value) {
        return new LedgerLine(number, at, who, environment, action, target, requestId, result, value);
    }

    private String expected(String before) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((before + "\n" + hashed("").json()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
