package dev.signalbox.localcloud.runtime;

/**
 * Who this local cloud is, and the one key pair that signs requests to it.
 *
 * @param secretAccessKey random per data folder; never logged
 */
public record CloudIdentity(String account, String region, String partition, String accessKeyId,
        String secretAccessKey) {
    @Override
    public String toString() {
        return "CloudIdentity[" + account + ", " + region + ", " + accessKeyId + "]";
    }
}
