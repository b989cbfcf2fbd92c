package dev.signalbox.localcloud.service.sns.delivery;

import dev.signalbox.localcloud.runtime.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The key that signs messages of this local cloud, and its certificate. Both are made when they are first needed. */
final class SigningKey {
    private static final Duration VALID = Duration.ofDays(3650);
    private static final byte[] SHA256_WITH_RSA = Der.sequence(Der.id(1, 2, 840, 113549, 1, 1, 11), Der.empty());
    private static final byte[] NAME = Der.sequence(Der.set(Der.sequence(Der.id(2, 5, 4, 3), Der.text(
            "sns.local-1.amazonaws.com"))));

    private final PrivateKey key;
    private final String certificate;

    private SigningKey(PrivateKey key, String certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    static SigningKey in(Path folder, Instant now) {
        var keyFile = folder.resolve("signing-key.der");
        var certificateFile = folder.resolve("signing-certificate.pem");
        try {
            if (!Files.exists(certificateFile)) {
                var generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2048);
                var pair = generator.generateKeyPair();
                OwnerOnly.folder(folder);
                OwnerOnly.replace(keyFile, pair.getPrivate().getEncoded());
                OwnerOnly.replace(certificateFile, pem(certificate(pair, now)).getBytes(StandardCharsets.US_ASCII));
            }
            var key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(
                    keyFile)));
            return new SigningKey(key, Files.readString(certificateFile));
        } catch (IOException e) {
            throw new UncheckedIOException("SNS's signing key cannot be kept in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SNS's signing key in " + folder + " cannot be used", e);
        }
    }

    private static byte[] certificate(KeyPair pair, Instant now) throws GeneralSecurityException {
        var validity = Der.sequence(Der.time(now.minus(Duration.ofDays(1))), Der.time(now.plus(VALID)));
        byte[] body = Der.sequence(Der.integer(BigInteger.valueOf(now.toEpochMilli())), SHA256_WITH_RSA, NAME, validity,
                NAME, pair.getPublic().getEncoded());
        return Der.sequence(body, SHA256_WITH_RSA, Der.bits(signed(pair.getPrivate(), "SHA256withRSA", body)));
    }

    private static String pem(byte[] certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'}).encodeToString(certificate)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static byte[] signed(PrivateKey key, String algorithm, byte[] text) throws GeneralSecurityException {
        var signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(text);
        return signature.sign();
    }

    /** @param version {@code 1} for SHA-1, {@code 2} for SHA-256 */
    String sign(String version, String text) {
        try {
            return Base64.getEncoder().encodeToString(signed(key, version.equals("2") ? "SHA256withRSA"
                    : "SHA1withRSA", text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK signs with RSA", e);
        }
    }

    /** In PEM. */
    String certificate() {
        return certificate;
    }
}
