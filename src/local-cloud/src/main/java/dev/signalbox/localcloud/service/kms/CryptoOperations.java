package dev.signalbox.localcloud.service.kms;

import dev.signalbox.localcloud.runtime.Operations;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.DecryptRequest;
import software.amazon.awssdk.services.kms.model.DecryptResponse;
import software.amazon.awssdk.services.kms.model.EncryptRequest;
import software.amazon.awssdk.services.kms.model.EncryptResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyWithoutPlaintextRequest;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyWithoutPlaintextResponse;
import software.amazon.awssdk.services.kms.model.GenerateRandomRequest;
import software.amazon.awssdk.services.kms.model.GenerateRandomResponse;
import software.amazon.awssdk.services.kms.model.ReEncryptRequest;
import software.amazon.awssdk.services.kms.model.ReEncryptResponse;

/** Encrypting and decrypting. */
final class CryptoOperations {
    private static final String ALGORITHM = "SYMMETRIC_DEFAULT";
    private static final int LARGEST_TEXT = 4096;
    private static final int LARGEST_BLOB = 6144;
    private static final int MOST_RANDOM = 1024;

    private final Keys keys;

    CryptoOperations(Keys keys) {
        this.keys = keys;
    }

    void register(Operations operations) {
        operations.on(EncryptRequest.class, this::encrypt).on(DecryptRequest.class, this::decrypt).on(
                ReEncryptRequest.class, this::reEncrypt);
        operations.on(GenerateDataKeyRequest.class, this::dataKey).on(GenerateDataKeyWithoutPlaintextRequest.class,
                this::sealedDataKey).on(GenerateRandomRequest.class, this::random);
    }

    private Key usable(@Nullable String reference) {
        var key = keys.get(reference);
        if (key.deletion().isPresent()) {
            throw KmsErrors.state(key.arn(), "pending deletion");
        }
        if (!key.enabled()) {
            throw KmsErrors.disabled(key.arn());
        }
        return key;
    }

    private static void check(@Nullable String algorithm, @Nullable Boolean dryRun) {
        if (algorithm != null && !algorithm.equals(ALGORITHM)) {
            throw KmsErrors.unsupported("the algorithm " + algorithm);
        }
        if (Boolean.TRUE.equals(dryRun)) {
            throw KmsErrors.unsupported("DryRun");
        }
    }

    private static byte[] bytes(@Nullable SdkBytes given, String member, int largest) {
        if (given == null || given.asByteArrayUnsafe().length < 1 || given.asByteArrayUnsafe().length > largest) {
            throw KmsErrors.invalid("1 validation error detected: Value at '" + member
                    + "' failed to satisfy constraint: Member must have length between 1 and " + largest);
        }
        return given.asByteArrayUnsafe();
    }

    private SdkBytes seal(Key key, byte[] plain, Map<String, String> context) {
        byte[] nonce = keys.material().random(Ciphertext.nonceBytes());
        return SdkBytes.fromByteArrayUnsafe(Ciphertext.seal(key.id(), keys.material().of(key.id()), nonce, plain,
                context).bytes());
    }

    /** What was encrypted, and with which key. */
    private record Opened(Key key, SdkBytes plain) {}

    private Opened open(byte[] blob, @Nullable String expected, Map<String, String> context) {
        var sealed = Ciphertext.parse(blob).orElseThrow(KmsErrors::ciphertext);
        var wanted = expected == null ? null : usable(expected);
        if (wanted != null && !wanted.id().equals(sealed.keyId())) {
            throw KmsErrors.incorrectKey();
        }
        var key = usable(sealed.keyId());
        return new Opened(key, sealed.open(keys.material().of(key.id()), context).map(SdkBytes::fromByteArrayUnsafe)
                .orElseThrow(KmsErrors::ciphertext));
    }

    private EncryptResponse encrypt(EncryptRequest request) {
        check(request.encryptionAlgorithmAsString(), request.dryRun());
        var key = usable(request.keyId());
        byte[] plain = bytes(request.plaintext(), "plaintext", LARGEST_TEXT);
        return EncryptResponse.builder().keyId(key.arn()).encryptionAlgorithm(ALGORITHM).ciphertextBlob(seal(key, plain,
                request.encryptionContext())).build();
    }

    private DecryptResponse decrypt(DecryptRequest request) {
        check(request.encryptionAlgorithmAsString(), request.dryRun());
        if (request.recipient() != null) {
            throw KmsErrors.unsupported("recipients in Nitro enclaves");
        }
        var opened = open(bytes(request.ciphertextBlob(), "ciphertextBlob", LARGEST_BLOB), request.keyId(), request
                .encryptionContext());
        return DecryptResponse.builder().keyId(opened.key().arn()).encryptionAlgorithm(ALGORITHM).plaintext(opened
                .plain()).build();
    }

    private ReEncryptResponse reEncrypt(ReEncryptRequest request) {
        check(request.sourceEncryptionAlgorithmAsString(), request.dryRun());
        check(request.destinationEncryptionAlgorithmAsString(), request.dryRun());
        var opened = open(bytes(request.ciphertextBlob(), "ciphertextBlob", LARGEST_BLOB), request.sourceKeyId(),
                request.sourceEncryptionContext());
        var key = usable(request.destinationKeyId());
        return ReEncryptResponse.builder().sourceKeyId(opened.key().arn()).keyId(key.arn()).sourceEncryptionAlgorithm(
                ALGORITHM).destinationEncryptionAlgorithm(ALGORITHM).ciphertextBlob(seal(key, opened.plain()
                        .asByteArrayUnsafe(), request
                                .destinationEncryptionContext())).build();
    }

    private static int length(@Nullable DataKeySpec spec, @Nullable Integer bytes) {
        if (spec == null == (bytes == null)) {
            throw KmsErrors.invalid("Please specify either number of bytes or key spec.");
        }
        if (bytes != null) {
            if (bytes < 1 || bytes > MOST_RANDOM) {
                throw KmsErrors.constraint(bytes, "numberOfBytes", "Member must be between 1 and 1024");
            }
            return bytes;
        }
        return switch (spec) {
            case AES_256 -> 32;
            case AES_128 -> 16;
            case null, default -> throw KmsErrors.constraint("keySpec", "keySpec",
                    "Member must satisfy enum value set: [AES_256, AES_128]");
        };
    }

    private GenerateDataKeyResponse dataKey(GenerateDataKeyRequest request) {
        check(null, request.dryRun());
        if (request.recipient() != null) {
            throw KmsErrors.unsupported("recipients in Nitro enclaves");
        }
        var key = usable(request.keyId());
        byte[] plain = keys.material().random(length(request.keySpec(), request.numberOfBytes()));
        return GenerateDataKeyResponse.builder().keyId(key.arn()).plaintext(SdkBytes.fromByteArrayUnsafe(plain))
                .ciphertextBlob(seal(key, plain, request.encryptionContext())).build();
    }

    private GenerateDataKeyWithoutPlaintextResponse sealedDataKey(GenerateDataKeyWithoutPlaintextRequest request) {
        check(null, request.dryRun());
        var key = usable(request.keyId());
        byte[] plain = keys.material().random(length(request.keySpec(), request.numberOfBytes()));
        return GenerateDataKeyWithoutPlaintextResponse.builder().keyId(key.arn()).ciphertextBlob(seal(key, plain,
                request.encryptionContext())).build();
    }

    private GenerateRandomResponse random(GenerateRandomRequest request) {
        int count = length(null, request.numberOfBytes());
        return GenerateRandomResponse.builder().plaintext(SdkBytes.fromByteArrayUnsafe(keys.material().random(count)))
                .build();
    }
}
