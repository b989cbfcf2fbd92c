package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.KmsException;
import software.amazon.awssdk.services.kms.model.Tag;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.KmsDisabledException;

final class KmsContractTest {
    private static final SdkBytes SECRET = SdkBytes.fromUtf8String("secret");

    @TempDir Path folder;
    private LocalCloudFixture fixture;
    private KmsClient kms;

    @BeforeEach
    void start() {
        fixture = new LocalCloudFixture(folder);
        kms = fixture.client(KmsClient.builder());
    }

    @AfterEach
    void stop() {
        kms.close();
        fixture.close();
    }

    @Test
    void encryptsSoThatOnlyTheSameContextDecrypts() {
        var key = kms.createKey(r -> r.description("mine")).keyMetadata();
        var sealed = kms.encrypt(r -> r.keyId(key.keyId()).plaintext(SECRET).encryptionContext(Map.of("a", "1")))
                .ciphertextBlob();

        assertThat(key.arn()).matches("arn:aws:kms:local-1:000000000000:key/[0-9a-f-]{36}");
        assertThat(new String(sealed.asByteArray(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        var opened = kms.decrypt(r -> r.ciphertextBlob(sealed).encryptionContext(Map.of("a", "1")));
        assertThat(opened.plaintext()).isEqualTo(SECRET);
        assertThat(opened.keyId()).isEqualTo(key.arn());
        refused(() -> kms.decrypt(r -> r.ciphertextBlob(sealed)), "InvalidCiphertextException");
        refused(() -> kms.decrypt(r -> r.ciphertextBlob(SdkBytes.fromUtf8String("x"))), "InvalidCiphertextException");
        var other = kms.createKey().keyMetadata().keyId();
        refused(() -> kms.decrypt(r -> r.ciphertextBlob(sealed).keyId(other).encryptionContext(Map.of("a", "1"))),
                "IncorrectKeyException");
        var moved = kms.reEncrypt(r -> r.ciphertextBlob(sealed).sourceEncryptionContext(Map.of("a", "1"))
                .destinationKeyId(other)).ciphertextBlob();
        assertThat(kms.decrypt(r -> r.ciphertextBlob(moved)).plaintext()).isEqualTo(SECRET);
    }

    @Test
    void generatesDataKeys() {
        var key = kms.createKey().keyMetadata().keyId();
        var made = kms.generateDataKey(r -> r.keyId(key).keySpec(DataKeySpec.AES_256));

        assertThat(made.plaintext().asByteArray()).hasSize(32);
        assertThat(kms.decrypt(r -> r.ciphertextBlob(made.ciphertextBlob())).plaintext()).isEqualTo(made.plaintext());
        assertThat(kms.generateDataKeyWithoutPlaintext(r -> r.keyId(key).numberOfBytes(64)).ciphertextBlob()
                .asByteArray()).hasSizeGreaterThan(64);
        assertThat(kms.generateRandom(r -> r.numberOfBytes(5)).plaintext().asByteArray()).hasSize(5);
        refused(() -> kms.generateDataKey(r -> r.keyId(key)), "ValidationException");
    }

    @Test
    void usesNoKeyThatIsDisabledOrToBeDeleted() {
        var key = kms.createKey().keyMetadata().keyId();
        kms.disableKey(r -> r.keyId(key));
        refused(() -> kms.encrypt(r -> r.keyId(key).plaintext(SECRET)), "DisabledException");
        kms.enableKey(r -> r.keyId(key));
        kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(7));

        assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState()).isEqualTo(KeyState.PENDING_DELETION);
        refused(() -> kms.encrypt(r -> r.keyId(key).plaintext(SECRET)), "KMSInvalidStateException");
        kms.cancelKeyDeletion(r -> r.keyId(key));
        assertThat(kms.describeKey(r -> r.keyId(key)).keyMetadata().keyState()).isEqualTo(KeyState.DISABLED);
        refused(() -> kms.scheduleKeyDeletion(r -> r.keyId(key).pendingWindowInDays(1)), "ValidationException");
    }

    @Test
    void findsKeysByAlias() {
        var key = kms.createKey().keyMetadata();
        kms.createAlias(r -> r.aliasName("alias/mine").targetKeyId(key.keyId()));

        assertThat(kms.describeKey(r -> r.keyId("alias/mine")).keyMetadata().arn()).isEqualTo(key.arn());
        assertThat(kms.describeKey(r -> r.keyId("arn:aws:kms:local-1:000000000000:alias/mine")).keyMetadata().arn())
                .isEqualTo(key.arn());
        refused(() -> kms.createAlias(r -> r.aliasName("alias/mine").targetKeyId(key.keyId())),
                "AlreadyExistsException");
        assertThat(kms.describeKey(r -> r.keyId("alias/aws/sns")).keyMetadata().keyManagerAsString()).isEqualTo("AWS");
        assertThat(kms.listAliases().aliases()).extracting(AliasListEntry::aliasName).containsExactly("alias/aws/sns",
                "alias/mine");
        kms.deleteAlias(r -> r.aliasName("alias/mine"));
        refused(() -> kms.describeKey(r -> r.keyId("alias/mine")), "NotFoundException");
        refused(() -> kms.describeKey(r -> r.keyId("nonsense")), "NotFoundException");
    }

    @Test
    void keepsPolicyTagsAndRotation() {
        var key = kms.createKey(r -> r.tags(Tag.builder().tagKey("a").tagValue("b").build())).keyMetadata().keyId();
        kms.putKeyPolicy(r -> r.keyId(key).policyName("default").policy("{\"Statement\":[]}"));
        kms.enableKeyRotation(r -> r.keyId(key));

        assertThat(kms.getKeyPolicy(r -> r.keyId(key)).policy()).isEqualTo("{\"Statement\":[]}");
        assertThat(kms.getKeyRotationStatus(r -> r.keyId(key)).keyRotationEnabled()).isTrue();
        assertThat(kms.listResourceTags(r -> r.keyId(key)).tags()).hasSize(1);
        refused(() -> kms.putKeyPolicy(r -> r.keyId(key).policy("{")), "MalformedPolicyDocumentException");
        refused(() -> kms.createKey(r -> r.keySpec(KeySpec.RSA_2048)), "UnsupportedOperationException");
        refused(() -> kms.createKey(r -> r.multiRegion(true)), "UnsupportedOperationException");
        refused(() -> kms.listGrants(r -> r.keyId(key)), "UnknownOperationException");
    }

    @Test
    void decryptsAfterARestartAndKeepsMaterialToItsOwner() throws IOException {
        var key = kms.createKey().keyMetadata().keyId();
        var sealed = kms.encrypt(r -> r.keyId(key).plaintext(SECRET)).ciphertextBlob();

        kms.close();
        fixture.restart();
        kms = fixture.client(KmsClient.builder());
        assertThat(kms.decrypt(r -> r.ciphertextBlob(sealed)).plaintext()).isEqualTo(SECRET);
        var file = folder.resolve("kms").resolve(key + ".key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void stopsTopicsWhoseKeyIsDisabled() {
        var key = kms.createKey().keyMetadata().keyId();
        try (var sns = fixture.client(SnsClient.builder())) {
            var topic = sns.createTopic(r -> r.name("sealed").attributes(Map.of("KmsMasterKeyId", key))).topicArn();
            sns.publish(r -> r.topicArn(topic).message("x"));
            kms.disableKey(r -> r.keyId(key));
            assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic).message("x"))).isInstanceOf(
                    KmsDisabledException.class);
        }
    }

    private static void refused(ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KmsException.class, e -> assertThat(e.awsErrorDetails()
                .errorCode()).isEqualTo(code));
    }
}
