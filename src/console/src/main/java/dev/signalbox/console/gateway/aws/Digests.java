package dev.signalbox.console.gateway.aws;

import dev.signalbox.console.gateway.transfer.Digest;
import dev.signalbox.console.model.transfer.Algorithm;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.SdkChecksum;

/** The JDK's checksums, and the SDK's for the one that the JDK lacks. */
final class Digests {
    private Digests() {}

    static Digest of(Algorithm algorithm) {
        return switch (algorithm) {
            case CRC64NVME -> new Sdk(SdkChecksum.forAlgorithm(DefaultChecksumAlgorithm.CRC64NVME));
            case CRC32C -> new Crc(new CRC32C());
            case CRC32 -> new Crc(new CRC32());
            case SHA256 -> new Hash(hash("SHA-256"));
            case SHA1 -> new Hash(hash("SHA-1"));
            case MD5 -> new Hash(hash("MD5"));
        };
    }

    private static MessageDigest hash(String name) {
        try {
            return MessageDigest.getInstance(name);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Crc(Checksum sum) implements Digest {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            sum.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            long value = sum.getValue();
            sum.reset();
            return new byte[]{(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
        }
    }

    private record Sdk(SdkChecksum sum) implements Digest {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            sum.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            byte[] value = sum.getChecksumBytes();
            sum.reset();
            return Arrays.copyOf(value, value.length);
        }
    }

    private record Hash(MessageDigest digest) implements Digest {
        @Override
        public void update(byte[] bytes, int offset, int length) {
            digest.update(bytes, offset, length);
        }

        @Override
        public byte[] value() {
            return digest.digest();
        }
    }
}
