package dev.signalbox.localcloud.service.s3.objects;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.gaul.s3proxy.checksum.FlexChecksum;
import software.amazon.awssdk.checksums.SdkChecksum;

/** The MD5 that S3 names objects by, and the checksums a client asked for, all in one pass. */
public final class Digests {
    private final MessageDigest md5 = newMd5();
    private final Map<String, SdkChecksum> checksums = new LinkedHashMap<>();

    /** @param algorithms as S3 names them, such as {@code SHA256} */
    Digests(Collection<String> algorithms) {
        for (var name : algorithms) {
            var algorithm = FlexChecksum.fromAlgorithmName(name);
            if (algorithm == null) {
                throw S3Errors.notImplemented("the checksum algorithm " + name);
            }
            checksums.put(algorithm.name(), algorithm.newChecksum());
        }
    }

    void update(byte[] bytes, int length) {
        md5.update(bytes, 0, length);
        checksums.values().forEach(checksum -> checksum.update(bytes, 0, length));
    }

    byte[] md5() {
        return md5.digest();
    }

    /** Base64 by algorithm. */
    Map<String, String> checksums() {
        var values = new LinkedHashMap<String, String>();
        checksums.forEach((name, checksum) -> values.put(name, Base64.getEncoder().encodeToString(checksum
                .getChecksumBytes())));
        return values;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has MD5", e);
        }
    }
}
