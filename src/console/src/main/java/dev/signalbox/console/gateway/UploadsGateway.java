package dev.signalbox.console.gateway;

import dev.signalbox.console.model.Destination.S3Location;

/** Puts objects into buckets. */
public interface UploadsGateway {
    /** An object that is there already is replaced. */
    void upload(S3Location place, byte[] body, String contentType) throws GatewayException;
}
