package dev.signalbox.localcloud.service.s3.objects;

public record ObjectAddress(String bucket, String key) {}
