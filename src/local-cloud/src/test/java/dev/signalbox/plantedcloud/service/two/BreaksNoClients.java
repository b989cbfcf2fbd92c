package dev.signalbox.plantedcloud.service.two;

import software.amazon.awssdk.services.sts.StsClient;

/** A service that would call AWS. */
public final class BreaksNoClients {
    public Object client() {
        return StsClient.builder();
    }
}
