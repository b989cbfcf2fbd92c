package dev.signalbox.localcloud.service.kms;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * What {@code Encrypt} gives: which key, then AES-GCM's nonce, text and tag. The encryption context is not in it, but
 * must be the same for decrypting.
 *
 * @param sealed text and tag
 */
record Ciphertext(String keyId, Bytes nonce, Bytes sealed) {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    /** Bytes that nobody changes. */
    record Bytes(ByteBuffer buffer) {
        static Bytes of(byte[] bytes) {
            return new Bytes(ByteBuffer.wrap(bytes).asReadOnlyBuffer());
        }

        byte[] array() {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return copy;
        }
    }

    static Ciphertext seal(String keyId, SecretKey key, byte[] nonce, byte[] plain, Map<String, String> context) {
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, keyId, context);
            return new Ciphertext(keyId, Bytes.of(nonce), Bytes.of(cipher.doFinal(plain)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    /** Empty when key, context or text are not those that it was made with. */
    Optional<byte[]> open(SecretKey key, Map<String, String> context) {
        try {
            return Optional.of(cipher(Cipher.DECRYPT_MODE, key, nonce.array(), keyId, context).doFinal(sealed
                    .array()));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has AES-GCM", e);
        }
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String keyId, Map<String, String> context)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(associated(keyId, context));
        return cipher;
    }

    /** Lengths keep {@code a=bc} apart from {@code ab=c}. */
    private static byte[] associated(String keyId, Map<String, String> context) {
        var out = new ByteArrayOutputStream();
        part(out, keyId);
        new TreeMap<>(context).forEach((name, value) -> {
            part(out, name);
            part(out, value);
        });
        return out.toByteArray();
    }

    private static void part(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    byte[] bytes() {
        var id = UUID.fromString(keyId);
        byte[] text = sealed.array();
        return ByteBuffer.allocate(1 + 2 * Long.BYTES + NONCE + text.length).put(VERSION).putLong(id
                .getMostSignificantBits()).putLong(id.getLeastSignificantBits()).put(nonce.array()).put(text).array();
    }

    static Optional<Ciphertext> parse(byte[] blob) {
        try {
            var in = ByteBuffer.wrap(blob);
            if (in.get() != VERSION) {
                return Optional.empty();
            }
            var id = new UUID(in.getLong(), in.getLong());
            byte[] nonce = new byte[NONCE];
            in.get(nonce);
            byte[] sealed = new byte[in.remaining()];
            in.get(sealed);
            return Optional.of(new Ciphertext(id.toString(), Bytes.of(nonce), Bytes.of(sealed)));
        } catch (BufferUnderflowException e) {
            return Optional.empty();
        }
    }

    static int nonceBytes() {
        return NONCE;
    }
}
