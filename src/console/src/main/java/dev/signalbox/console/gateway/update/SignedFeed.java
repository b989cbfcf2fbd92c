package dev.signalbox.console.gateway.update;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.signalbox.console.model.update.Release;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/** Reads a feed as decision 0302 describes it. Nothing that is not signed is looked into. */
final class SignedFeed {
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final int MOST_SIGNATURES = 8;
    private static final int MOST_WORDS = 8_000;
    /** Clocks differ. */
    private static final Duration AHEAD = Duration.ofDays(1);

    private SignedFeed() {}

    static Feed read(String file, List<PublicKey> keys, Instant now) throws FeedException {
        JsonNode envelope = json(file, "the answer is no update feed");
        if (envelope.path("signalbox-update").asInt() != 1) {
            throw new FeedException("the answer is no update feed of a form that this version knows");
        }
        byte[] payload = base64(envelope.path("payload").asText());
        if (!signed(payload, envelope.path("signatures"), keys)) {
            throw new FeedException("nobody whom this version trusts has signed the update feed");
        }
        Feed feed = feed(json(new String(payload, StandardCharsets.UTF_8), "the signed part is no JSON"), file);
        if (now.isAfter(feed.expires())) {
            throw new FeedException("the update feed has been out of date since " + feed.expires());
        }
        if (feed.issued().isAfter(now.plus(AHEAD))) {
            throw new FeedException("the update feed is of " + feed.issued()
                    + ", which is in the future by this computer's clock");
        }
        return feed;
    }

    private static Feed feed(JsonNode json, String file) throws FeedException {
        try {
            long sequence = json.path("sequence").asLong();
            String version = json.path("version").asText();
            String notes = json.path("notes").asText();
            URI page = URI.create(json.path("page").asText());
            boolean link = "https".equalsIgnoreCase(page.getScheme()) && page.getHost() != null && page
                    .getRawUserInfo() == null;
            if (sequence < 1 || !version.matches("\\d[0-9A-Za-z.+-]{0,40}") || notes.length() > MOST_WORDS || !link) {
                throw new FeedException("the update feed is signed, but lacks a part or has one that is wrong");
            }
            return new Feed(sequence, Instant.parse(json.path("issued").asText()), Instant.parse(json.path("expires")
                    .asText()), new Release(version, notes, page), file);
        } catch (DateTimeException | IllegalArgumentException e) {
            throw new FeedException("the update feed is signed, but has a time or an address that is none", e);
        }
    }

    private static boolean signed(byte[] payload, JsonNode signatures, List<PublicKey> keys) throws FeedException {
        int tried = 0;
        for (JsonNode signature : signatures) {
            if (++tried > MOST_SIGNATURES) {
                break;
            }
            byte[] bytes = base64(signature.asText());
            for (PublicKey key : keys) {
                if (verifies(payload, bytes, key)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean verifies(byte[] payload, byte[] signature, PublicKey key) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(key);
            ed25519.update(payload);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] base64(String text) throws FeedException {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new FeedException("the answer is no update feed: a part is not Base64", e);
        }
    }

    private static JsonNode json(String text, String wrong) throws FeedException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new FeedException(wrong, e);
        }
    }
}
