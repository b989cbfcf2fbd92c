package dev.signalbox.localcloud.service.s3.objects;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;

/**
 * The CRC of a whole object, made of those of its parts without reading them again. A CRC is the rest of a division of polynomials
 * over two elements: bytes that follow multiply it by a power of x. All three that S3 has are reflected, which means that the
 * highest bit belongs to x⁰.
 */
final class PartwiseCrc {
    private final int width;
    private final long polynomial;

    private PartwiseCrc(int width, long polynomial) {
        this.width = width;
        this.polynomial = polynomial;
    }

    /** @param algorithm one of those that S3 allows for whole objects */
    static String of(String algorithm, List<UploadedPart> parts) {
        var crc = switch (algorithm) {
            case "CRC32" -> new PartwiseCrc(Integer.SIZE, 0xEDB88320L);
            case "CRC32C" -> new PartwiseCrc(Integer.SIZE, 0x82F63B78L);
            case "CRC64NVME" -> new PartwiseCrc(Long.SIZE, 0x9A6C9329AC4BC9B5L);
            default -> throw new IllegalArgumentException(algorithm + " of parts does not make one of the whole");
        };
        long whole = 0; // that of nothing
        for (var part : parts) {
            whole = crc.times(crc.power(part.piece().size()), whole) ^ crc.read(part.checksums().getOrDefault(algorithm,
                    ""));
        }
        return crc.write(whole);
    }

    private long read(String base64) {
        var bytes = ByteBuffer.wrap(Base64.getDecoder().decode(base64));
        return width == Integer.SIZE ? Integer.toUnsignedLong(bytes.getInt()) : bytes.getLong();
    }

    private String write(long crc) {
        var bytes = ByteBuffer.allocate(width / Byte.SIZE);
        return Base64.getEncoder().encodeToString((width == Integer.SIZE ? bytes.putInt((int) crc) : bytes.putLong(crc))
                .array());
    }

    /** What so many bytes multiply by. */
    private long power(long bytes) {
        long power = 1L << (width - 1);
        long factor = power >>> Byte.SIZE;
        for (long left = bytes; left > 0; left >>>= 1) {
            if ((left & 1) != 0) {
                power = times(power, factor);
            }
            factor = times(factor, factor);
        }
        return power;
    }

    private long times(long a, long b) {
        long product = 0;
        long shifted = b;
        for (long bit = 1L << (width - 1); bit != 0; bit >>>= 1) {
            if ((a & bit) != 0) {
                product ^= shifted;
            }
            shifted = (shifted & 1) == 0 ? shifted >>> 1 : shifted >>> 1 ^ polynomial;
        }
        return product;
    }
}
