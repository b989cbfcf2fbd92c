package dev.signalbox.localcloud.service.sqs;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The digests with which clients check that what they sent is what arrived. */
final class Digests {
    private static final byte TEXT = 1;
    private static final byte BINARY = 2;

    private Digests() {}

    static String md5(String text) {
        return hex("MD5", utf8(text));
    }

    static String sha256(String text) {
        return hex("SHA-256", utf8(text));
    }

    /** Names, types and values with their lengths, in the order of the names. */
    static String md5(Map<String, MessageAttributeValue> attributes) {
        var bytes = new ByteArrayOutputStream();
        new TreeMap<>(attributes).forEach((name, value) -> {
            part(bytes, utf8(name));
            part(bytes, utf8(value.dataType()));
            boolean text = value.stringValue() != null;
            bytes.write(text ? TEXT : BINARY);
            part(bytes, text ? utf8(value.stringValue()) : value.binaryValue().asByteArrayUnsafe());
        });
        return hex("MD5", bytes.toByteArray());
    }

    private static void part(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has " + algorithm, e);
        }
    }
}
