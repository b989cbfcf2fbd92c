package dev.signalbox.console.app.demo;

import dev.signalbox.console.gateway.GatewayException;
import dev.signalbox.console.gateway.ObjectsGateway;
import dev.signalbox.console.model.Destination.S3Location;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** An object read back from S3, byte by byte, and compared with what the provider promised. */
record Checked(ProviderList.ProviderFile file, long size, String sha256) {
    static Checked read(ObjectsGateway objects, S3Location object, ProviderList.ProviderFile file)
            throws GatewayException, IOException {
        try (var body = objects.open(object)) {
            var digest = MessageDigest.getInstance("SHA-256");
            long size = new DigestInputStream(body, digest).transferTo(OutputStream.nullOutputStream());
            return new Checked(file, size, HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    boolean matches() {
        return size == file.size() && sha256.equals(file.sha256());
    }
}
