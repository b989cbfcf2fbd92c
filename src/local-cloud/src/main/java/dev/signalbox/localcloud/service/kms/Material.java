package dev.signalbox.localcloud.service.kms;

import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The secret part of keys: one file each, which only the owner of the data folder can read. */
final class Material {
    private static final int BYTES = 32;

    private final Path folder;
    private final SecureRandom random = new SecureRandom();

    Material(Path folder) {
        this.folder = folder;
    }

    void make(String keyId) {
        byte[] bytes = random(BYTES);
        try {
            OwnerOnly.folder(folder);
            OwnerOnly.replace(file(keyId), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("The material of key " + keyId + " cannot be kept", e);
        }
    }

    SecretKey of(String keyId) {
        try {
            return new SecretKeySpec(Files.readAllBytes(file(keyId)), "AES");
        } catch (IOException e) {
            throw new UncheckedIOException("The material of key " + keyId + " cannot be read", e);
        }
    }

    void delete(String keyId) {
        try {
            Files.deleteIfExists(file(keyId));
        } catch (IOException e) {
            throw new UncheckedIOException("The material of key " + keyId + " cannot be deleted", e);
        }
    }

    byte[] random(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private Path file(String keyId) {
        return folder.resolve(keyId + ".key");
    }
}
