package dev.signalbox.localcloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;

/** Verifies a message as AWS's documentation tells receivers to. */
final class SnsSignature {
    private SnsSignature() {}

    static void verify(JsonNode envelope) throws Exception {
        boolean notification = envelope.path("Type").asText().equals("Notification");
        var names = notification ? List.of("Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type")
                : List.of("Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type");
        var text = new StringBuilder();
        names.stream().filter(envelope::has).forEach(name -> text.append(name).append('\n').append(envelope.path(name)
                .asText()).append('\n'));
        try (var pem = URI.create(envelope.path("SigningCertURL").asText()).toURL().openStream()) {
            var certificate = CertificateFactory.getInstance("X.509").generateCertificate(pem);
            certificate.verify(certificate.getPublicKey());
            var signature = Signature.getInstance(envelope.path("SignatureVersion").asText().equals("2")
                    ? "SHA256withRSA"
                    : "SHA1withRSA");
            signature.initVerify(certificate);
            signature.update(text.toString().getBytes(StandardCharsets.UTF_8));
            assertThat(signature.verify(Base64.getDecoder().decode(envelope.path("Signature").asText()))).isTrue();
        }
    }
}
